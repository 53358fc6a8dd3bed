import { useText } from '~/i18n'
import { SelectField, TextArea, TextField } from '~/ui/field'
import type { BodyForm } from '~server/present/body'

type Choices = { value: string; label: string }[]

/** What stands at the head of the body's papers, and whose vote decides a tie. */
export function HeadFields({ body, people, units }: { body: BodyForm; people: Choices; units: Choices }) {
  const words = useText().admin.body
  return (
    <div className="grid gap-5">
      <TextField label={words.name} hint={words.nameHint} name="name" defaultValue={body.name} required />
      <TextField label={words.superior} hint={words.superiorHint} name="superior" defaultValue={body.superior} />
      <TextArea label={words.headerLines} hint={words.headerLinesHint} name="headerLines" defaultValue={body.headerLines} rows={2} required />
      <div className="grid gap-5 md:grid-cols-2">
        <TextField label={words.place} name="place" defaultValue={body.place} required />
        <TextField label={words.abbreviation} name="abbreviation" defaultValue={body.abbreviation} required />
      </div>
      <SelectField label={words.address} name="address" defaultValue={body.address} options={(['ông/bà', 'đồng chí'] as const).map((value) => ({ value, label: words.addresses[value] }))} />
      <SelectField label={words.unit} name="unitId" defaultValue={body.unitId} options={[{ value: '', label: words.noUnit }, ...units]} />
      <SelectField label={words.head} hint={words.headHint} name="headUserId" defaultValue={body.headUserId} options={[{ value: '', label: words.nobody }, ...people]} />
    </div>
  )
}
