import { Megaphone } from 'lucide-react'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { useToast } from '~/ui/toast'
import type { InkSession, PageMark } from './ink-session'

/** "Đưa ra chung": own marks of the private layer or a group's go to everybody. Nothing where there are none, or the room takes none. */
export function PublishButton({ session, marks, className, onDone }: { session: InkSession; marks: readonly PageMark[]; className?: string; onDone?: () => void }) {
  const t = useText()
  const toast = useToast()
  const unpublished = marks.filter(({ own, layer }) => own && layer !== 'room')
  if (unpublished.length === 0 || !session.mayPublish) return null
  const publish = () => {
    session.publish(unpublished)
    toast(t.marks.layersOf.published(unpublished.length))
    onDone?.()
  }
  return <Button look="quiet" icon={Megaphone} className={className} onClick={publish}>{t.marks.publish}</Button>
}
