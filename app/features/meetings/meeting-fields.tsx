import { toDateField, formatTime } from '~/i18n/format'
import { useText } from '~/i18n'
import { DateTimeFields } from '~/ui/date-time-fields'
import { SelectField, TextArea, TextField } from '~/ui/field'

export type MeetingDefaults = { title: string; typeId: string; bodyId: string; place: string; startsAt: number; endsAt: number }
type Choices = { types: readonly { id: string; name: string }[]; bodies: readonly { id: string; name: string }[] }

/** The facts of a meeting in a form; what they are called is `meetingForm`'s. */
export function MeetingFields({ defaults, choices, errorOf }: { defaults: MeetingDefaults; choices: Choices; errorOf: (...fields: string[]) => string | null }) {
  const words = useText().meetings
  const options = (list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <TextArea rows={2} label={words.fields.title} hint={words.fields.titleHint} name="title" defaultValue={defaults.title} required error={errorOf('title')} />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField label={words.fields.type} name="typeId" defaultValue={defaults.typeId} options={options(choices.types)} error={errorOf('typeId')} />
        <SelectField label={words.fields.body} name="bodyId" defaultValue={defaults.bodyId} options={options(choices.bodies)} error={errorOf('bodyId')} />
      </div>
      <TextField label={words.fields.place} name="place" defaultValue={defaults.place} error={errorOf('place')} />
      <div className="grid gap-5 sm:grid-cols-2">
        <DateTimeFields legend={words.fields.starts} name="starts" required defaultDate={toDateField(defaults.startsAt)} defaultTime={formatTime(defaults.startsAt)} error={errorOf('startsDate', 'startsTime')} />
        <DateTimeFields legend={words.fields.ends} name="ends" required defaultDate={toDateField(defaults.endsAt)} defaultTime={formatTime(defaults.endsAt)} error={errorOf('ends', 'endsDate', 'endsTime')} />
      </div>
    </>
  )
}
