import { useFetcher } from '@remix-run/react'
import { useEffect, useId, useState } from 'react'
import { unitAndBelow } from '~/domain/identity/unit-tree'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { SelectField, TextField } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { NumberField } from '~/ui/number-field'
import type { UnitLine } from '~server/services/identity/read-units'

/** Makes, renames, moves or removes a unit. Removing asks once more, since it cannot be undone. */
export function UnitDialog({ unit, units, onClose }: { unit: UnitLine | null; units: readonly UnitLine[]; onClose: () => void }) {
  const t = useText()
  const words = t.admin.unit
  const formId = useId()
  const fetcher = useFetcher<{ done: boolean; message: string | null }>()
  const [removing, setRemoving] = useState(false)
  const busy = fetcher.state !== 'idle'
  const done = fetcher.state === 'idle' && fetcher.data?.done === true
  useEffect(() => {
    if (done) onClose()
  }, [done, onClose])
  const below = unit ? unitAndBelow(units, unit.id) : new Set<string>()
  const parents = units.filter((other) => !below.has(other.id)).map(({ id, name, depth }) => ({ value: id, label: `${'\u00a0\u00a0\u00a0'.repeat(depth)}${name}` }))
  const trouble = fetcher.data?.message && !busy ? <Notice kind="error">{fetcher.data.message}</Notice> : null
  if (removing && unit) {
    return (
      <Dialog isOpen role="alertdialog" onClose={() => setRemoving(false)} title={words.removeTitle(unit.name)} actions={<>
        <Button onClick={() => setRemoving(false)} autoFocus>{t.common.cancel}</Button>
        <Button look="danger" busy={busy} onClick={() => fetcher.submit({ intent: 'remove', unitId: unit.id }, { method: 'post' })}>{words.remove}</Button>
      </>}>{trouble}<p>{words.removeBody}</p></Dialog>
    )
  }
  return (
    <Dialog isOpen onClose={onClose} title={unit ? words.editTitle : words.addTitle} actions={<>
      {unit && <Button look="danger" className="sm:mr-auto" onClick={() => setRemoving(true)}>{words.remove}</Button>}
      <Button onClick={onClose}>{t.common.cancel}</Button>
      <Button type="submit" form={formId} look="primary" busy={busy}>{t.common.save}</Button>
    </>}>
      {trouble}
      <fetcher.Form method="post" id={formId} className="grid gap-4">
        <input type="hidden" name="intent" value="save" />
        {unit && <input type="hidden" name="unitId" value={unit.id} />}
        <TextField label={words.name} name="name" defaultValue={unit?.name} required autoFocus />
        <TextField label={words.abbreviation} name="abbreviation" defaultValue={unit?.abbreviation} />
        <SelectField label={words.parent} name="parentId" defaultValue={unit ? unit.parentId ?? '' : units[0]?.id ?? ''} options={[{ value: '', label: words.noParent }, ...parents]} />
        <NumberField label={words.order} name="protocolOrder" defaultValue={unit?.protocolOrder ?? 1000} max={999_999} step={10} />
      </fetcher.Form>
    </Dialog>
  )
}
