import { Pencil, Plus, Trash2, Users } from 'lucide-react'
import { useCallback, useState } from 'react'
import { groupOf, type LayerName } from '~/domain/annotations/layer'
import type { RoomGroup } from '~/domain/live/room-view'
import { useLocale, useText } from '~/i18n'
import { Button } from '~/ui/button'
import { ConfirmDialog } from '~/ui/dialog'
import { useCommand, useMeeting } from '../live/meeting-context'
import { seatName, seatTitle } from '../live/people-text'
import { GroupDialog } from '../people/group-dialog'

/** "Ông Lê Quang Thái, Bà Trần Thị Hạnh": who reads and writes a group's layer besides the person in front of the screen. */
export function useGroupMembers(): (layer: LayerName) => string {
  const { view, seatOf } = useMeeting()
  const locale = useLocale()
  return useCallback((layer) => {
    const group = view.you.groups.find(({ id }) => id === groupOf(layer))
    return (group?.seatIds ?? []).filter((seatId) => seatId !== view.you.seatId).map((seatId) => seatName(seatOf(seatId), locale)).filter((name) => name !== '').join(', ')
  }, [view, seatOf, locale])
}

/** Groups that this person has made for notes, and the way to a new one. */
export function NoteGroups() {
  const t = useText()
  const { view } = useMeeting()
  const [editing, setEditing] = useState<RoomGroup | 'new' | null>(null)
  const [ending, setEnding] = useState<RoomGroup | null>(null)
  const words = t.marks.layersOf
  if (!view.you.can.makeNoteGroups) return null
  return (
    <section className="grid gap-2">
      <h3 className="text-lg font-semibold">{t.marks.layers.group}</h3>
      <p className="text-muted">{words.newGroupHint}</p>
      <ul className="grid divide-y divide-line">
        {view.you.groups.filter(({ mine }) => mine).map((group) => (
          <li key={group.id} className="flex flex-wrap items-center justify-end gap-x-2 py-1">
            <span className="inline-flex min-w-48 flex-1 items-center gap-3 font-medium wrap-anywhere"><Users aria-hidden className="size-5 shrink-0 text-green" />{group.name}</span>
            <Button look="quiet" icon={Pencil} aria-label={words.editGroupOf(group.name)} onClick={() => setEditing(group)}>{t.common.edit}</Button>
            <Button look="quiet" icon={Trash2} className="text-live" aria-label={`${words.endGroup}: ${group.name}`} onClick={() => setEnding(group)}>{words.endGroup}</Button>
          </li>
        ))}
      </ul>
      <Button icon={Plus} className="justify-self-start" onClick={() => setEditing('new')}>{words.newGroup}</Button>
      {editing && <EditGroup group={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {ending && <EndGroup group={ending} onClose={() => setEnding(null)} />}
    </section>
  )
}

function EditGroup({ group, onClose }: { group: RoomGroup | null; onClose: () => void }) {
  const t = useText()
  const locale = useLocale()
  const { view } = useMeeting()
  const { give, busy } = useCommand()
  const candidates = view.seats.filter((seat) => seat.role !== 'guest' && seat.id !== view.you.seatId && seatName(seat, locale) !== '')
    .map((seat) => ({ seatId: seat.id, label: seatName(seat, locale), hint: seatTitle(seat) }))
  const save = async (name: string, seatIds: string[]) => {
    const answer = await give('save-note-group', { groupId: group?.id ?? null, name, seatIds })
    if (answer.ok) onClose()
  }
  return (
    <GroupDialog title={group ? t.marks.layersOf.editGroup : t.marks.layersOf.newGroup} name={group?.name ?? ''} seatIds={group?.seatIds ?? []} candidates={candidates}
      busy={busy !== null} onSave={(name, seatIds) => void save(name, seatIds)} onClose={onClose} />
  )
}

function EndGroup({ group, onClose }: { group: RoomGroup; onClose: () => void }) {
  const t = useText()
  const { give, busy } = useCommand()
  const end = async () => {
    const answer = await give('end-note-group', { groupId: group.id })
    if (answer.ok) onClose()
  }
  return (
    <ConfirmDialog isOpen title={t.marks.layersOf.endGroup} body={t.marks.layersOf.endGroupMeans(group.name)} confirmLabel={t.marks.layersOf.endGroup} busy={busy !== null}
      onConfirm={() => void end()} onCancel={onClose} />
  )
}
