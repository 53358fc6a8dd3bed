import { EyeOff, Megaphone } from 'lucide-react'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { useToast } from '~/ui/toast'
import type { InkSession } from '../ink-session'
import type { PageMark } from '../kept/placed-marks'

/**
 * "Đưa ra chung": own marks of the private layer or a group's go to everybody. "Rút về riêng": those that all are in the room
 * go back. Nothing where there are none, or the room takes none.
 */
export function PublishButton({ session, marks, className, onDone }: { session: InkSession; marks: readonly PageMark[]; className?: string; onDone?: () => void }) {
  const t = useText()
  const toast = useToast()
  const own = marks.filter((mark) => mark.own)
  const unpublished = own.filter(({ layer }) => layer !== 'room')
  const withdraw = (marks: readonly PageMark[]) => {
    session.edits.withdraw(marks)
    toast(t.marks.layersOf.withdrawn(marks.length))
    onDone?.()
  }
  const publish = () => {
    session.edits.publish(unpublished)
    const inRoom = unpublished.map((mark) => ({ ...mark, layer: 'room' as const }))
    toast(t.marks.layersOf.published(unpublished.length), session.edits.mayWithdraw ? { label: t.marks.withdraw, run: () => withdraw(inRoom) } : undefined)
    onDone?.()
  }
  if (unpublished.length > 0) return session.edits.mayPublish && <Button look="quiet" icon={Megaphone} className={className} onClick={publish}>{t.marks.publish}</Button>
  return own.length > 0 && session.edits.mayWithdraw && <Button look="quiet" icon={EyeOff} className={className} onClick={() => withdraw(own)}>{t.marks.withdraw}</Button>
}
