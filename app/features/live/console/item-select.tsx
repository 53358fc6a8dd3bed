import { placeItems } from '~/domain/agenda/tree'
import { useText } from '~/i18n'
import { SelectField } from '~/ui/field'
import { useMeeting } from '../meeting-context'

/** An item of the agenda, or with `orWhole` none of them. A list box cuts long titles, so the chosen one stands whole below it. */
export function ItemSelect({ value, onChange, orWhole = false, disabled }: { value: string; onChange: (itemId: string) => void; orWhole?: boolean; disabled?: boolean }) {
  const t = useText()
  const { view } = useMeeting()
  const items = placeItems(view.items)
  const chosen = items.find((item) => item.id === value)
  return (
    <div className="grid gap-1.5">
      <SelectField label={t.live.onItem} value={value} disabled={disabled} onChange={(event) => onChange(event.target.value)}
        options={[...(orWhole ? [{ value: '', label: t.live.forWholeMeeting }] : []), ...items.map((item) => ({ value: item.id, label: `${item.number}. ${item.title}` }))]} />
      {chosen && <p className="text-pretty text-muted">{chosen.title}</p>}
    </div>
  )
}
