import { Pencil, Plus, Trash2, Users } from 'lucide-react'
import { useState } from 'react'
import type { SeatView } from '~/domain/meetings/view'
import { useChange } from '~/features/meetings/use-change'
import { GroupDialog } from '~/features/people/group-dialog'
import { useLocale, useText } from '~/i18n'
import { formatPersonName } from '~/i18n/format'
import { Button } from '~/ui/button'
import { ConfirmDialog } from '~/ui/dialog'
import { Notice } from '~/ui/notice'
import { Card } from '~/ui/page'

export type GroupView = { id: string; name: string; seatIds: string[] }

/** Sets of participants, as a delegation, to be named as readers of a paper. */
export function GroupsEditor({ groups, seats }: { groups: readonly GroupView[]; seats: readonly SeatView[] }) {
  const t = useText()
  const locale = useLocale()
  const { send, busy, refusal } = useChange()
  const [editing, setEditing] = useState<GroupView | 'new' | null>(null)
  const [removing, setRemoving] = useState<GroupView | null>(null)
  return (
    <Card title={t.rights.groups} actions={<Button icon={Plus} onClick={() => setEditing('new')}>{t.rights.addGroup}</Button>}>
      <p className="text-muted">{groups.length === 0 ? `${t.rights.noGroups} ${t.rights.groupsHint}` : t.rights.groupsHint}</p>
      {refusal && <Notice kind="error">{refusal}</Notice>}
      <ul className="mt-2 grid divide-y divide-line">
        {groups.map((group) => (
          <li key={group.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <Users aria-hidden className="size-5 shrink-0 text-green" />
            <span className="min-w-48 flex-1"><span className="block font-medium text-pretty">{group.name}</span><span className="text-muted">{t.rights.people(group.seatIds.length)}</span></span>
            <Button look="quiet" icon={Pencil} aria-label={t.rights.editGroupOf(group.name)} onClick={() => setEditing(group)}>{t.common.edit}</Button>
            <Button look="quiet" icon={Trash2} className="text-live" aria-label={`${t.rights.removeGroup}: ${group.name}`} onClick={() => setRemoving(group)}>{t.rights.removeGroup}</Button>
          </li>
        ))}
      </ul>
      {editing && <GroupDialog key={editing === 'new' ? 'new' : editing.id} title={editing === 'new' ? t.rights.addGroup : t.rights.editGroup} busy={busy}
        {...(editing === 'new' ? { name: '', seatIds: [] } : { name: editing.name, seatIds: editing.seatIds })}
        candidates={seats.map(({ id, person, unitName }) => ({ seatId: id, label: person ? formatPersonName(person, locale) : t.rights.seatless, hint: person?.position ?? unitName }))}
        onSave={(name, seatIds) => { send('save-group', { groupId: editing === 'new' ? null : editing.id, name, seatIds }); setEditing(null) }} onClose={() => setEditing(null)} />}
      <ConfirmDialog isOpen={removing !== null} title={t.rights.removeGroup} body={removing ? t.rights.removeGroupMeans(removing.name) : ''} confirmLabel={t.rights.removeGroup} busy={busy}
        onConfirm={() => { if (removing) send('remove-group', { groupId: removing.id }); setRemoving(null) }} onCancel={() => setRemoving(null)} />
    </Card>
  )
}
