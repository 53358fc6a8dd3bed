import { Archive, ArchiveRestore, Pencil, Plus } from 'lucide-react'
import { useCallback, useState } from 'react'
import { groupOfLayer, type LayerName } from '~/domain/annotations/layer'
import type { RoomGroup } from '~/domain/live/room-view'
import { useLocale, useText } from '~/i18n'
import { Button } from '~/ui/button'
import { ConfirmDialog } from '~/ui/dialog'
import { Notice } from '~/ui/notice'
import { useToast } from '~/ui/toast'
import { useCommand, useMeeting } from '../../live/meeting-context'
import { seatName, seatTitle } from '../../live/people-text'
import { GroupDialog } from '../../people/group-dialog'

/** "Ông Lê Quang Thái, Bà Trần Thị Hạnh": who reads and writes a group's layer besides the person in front of the screen. */
export function useGroupMembers(): (layer: LayerName) => string {
  const { view, seatOf } = useMeeting()
  const locale = useLocale()
  return useCallback((layer) => {
    const group = groupOfLayer(layer, view.you.groups)
    return (group?.seatIds ?? []).filter((seatId) => seatId !== view.you.seatId).map((seatId) => seatName(seatOf(seatId), locale)).filter((name) => name !== '').join(', ')
  }, [view, seatOf, locale])
}

/** What its maker does with a group: change it, end it. Nothing under other layers. */
export function OwnGroup({ layer }: { layer: LayerName }) {
  const t = useText()
  const { view } = useMeeting()
  const [doing, setDoing] = useState<'edit' | 'end' | null>(null)
  const words = t.marks.layersOf
  const group = groupOfLayer(layer, view.you.groups)
  if (!group?.mine) return null
  return (
    <div className="-mx-4 flex flex-wrap">
      <Button look="quiet" icon={Pencil} aria-label={words.editGroupOf(group.name)} onClick={() => setDoing('edit')}>{words.editGroup}</Button>
      <Button look="quiet" icon={Archive} aria-label={`${words.endGroup}: ${group.name}`} onClick={() => setDoing('end')}>{words.endGroup}</Button>
      {doing === 'edit' && <EditGroup groupId={group.id} draft={group} onClose={() => setDoing(null)} />}
      {doing === 'end' && <EndGroup group={group} onClose={() => setDoing(null)} />}
    </div>
  )
}

/** "Nhóm đã kết thúc": own ones, each to be brought back with its notes. */
export function EndedGroups() {
  const t = useText()
  const { view } = useMeeting()
  const [refusal, setRefusal] = useState<string | null>(null)
  const { give, busy } = useCommand(setRefusal)
  const words = t.marks.layersOf
  const { endedGroups } = view.you
  const reopen = (groupId: string) => {
    setRefusal(null)
    void give('reopen-note-group', { groupId })
  }
  if (endedGroups.length === 0) return null
  return (
    <section className="mt-4">
      <h4 className="font-semibold">{words.endedGroups}</h4>
      <p className="text-muted text-pretty">{words.endedGroupsHint}</p>
      <ul className="grid divide-y divide-line">
        {endedGroups.map(({ id, name }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-3 py-1">
            <span className="min-w-40 flex-1 font-medium wrap-anywhere">{name}</span>
            <Button look="quiet" icon={ArchiveRestore} className="-mx-4" aria-label={`${words.reopenGroup}: ${name}`} disabled={busy !== null} onClick={() => reopen(id)}>{words.reopenGroup}</Button>
          </li>
        ))}
      </ul>
      {refusal && <Notice kind="error">{refusal}</Notice>}
    </section>
  )
}

type Draft = Pick<RoomGroup, 'name' | 'seatIds'>
const nothingTyped: Draft = { name: '', seatIds: [] }

/** "Nhóm ghi chú mới". What was typed and refused is still there when the cause has been seen to. */
export function NewGroup() {
  const t = useText()
  const { view } = useMeeting()
  const [isOpen, setOpen] = useState(false)
  const [draft, setDraft] = useState(nothingTyped)
  if (!view.you.can.makeNoteGroups) return null
  return (
    <div className="mt-3 grid justify-items-start gap-2">
      <Button icon={Plus} onClick={() => setOpen(true)}>{t.marks.layersOf.newGroup}</Button>
      <p className="text-muted">{t.marks.layersOf.newGroupHint}</p>
      {isOpen && <EditGroup groupId={null} draft={draft} onDraft={setDraft} onClose={() => setOpen(false)} />}
    </div>
  )
}

function EditGroup({ groupId, draft, onDraft, onClose }: { groupId: string | null; draft: Draft; onDraft?: (unsaved: Draft) => void; onClose: () => void }) {
  const t = useText()
  const locale = useLocale()
  const { view } = useMeeting()
  const [refusal, setRefusal] = useState<string | null>(null)
  const { give, busy } = useCommand(setRefusal)
  const candidates = view.seats.filter((seat) => seat.role !== 'guest' && seat.id !== view.you.seatId && seatName(seat, locale) !== '')
    .map((seat) => ({ seatId: seat.id, label: seatName(seat, locale), hint: seatTitle(seat) }))
  const save = async (name: string, seatIds: string[]) => {
    setRefusal(null)
    const answer = await give('save-note-group', { groupId, name, seatIds })
    onDraft?.(answer.ok ? nothingTyped : { name, seatIds })
    if (answer.ok) onClose()
  }
  return (
    <GroupDialog title={groupId ? t.marks.layersOf.editGroup : t.marks.layersOf.newGroup} name={draft.name} seatIds={draft.seatIds} candidates={candidates}
      busy={busy !== null} refusal={refusal} onSave={(name, seatIds) => void save(name, seatIds)} onClose={onClose} />
  )
}

function EndGroup({ group, onClose }: { group: RoomGroup; onClose: () => void }) {
  const t = useText()
  const { give, busy } = useCommand()
  const toast = useToast()
  const words = t.marks.layersOf
  const end = async () => {
    const answer = await give('end-note-group', { groupId: group.id })
    if (!answer.ok) return
    toast(words.groupEnded(group.name), { label: words.reopenGroup, run: () => void give('reopen-note-group', { groupId: group.id }) })
    onClose()
  }
  return (
    <ConfirmDialog isOpen title={t.marks.layersOf.endGroup} body={t.marks.layersOf.endGroupMeans(group.name)} confirmLabel={t.marks.layersOf.endGroup} look="primary" busy={busy !== null}
      onConfirm={() => void end()} onCancel={onClose} />
  )
}
