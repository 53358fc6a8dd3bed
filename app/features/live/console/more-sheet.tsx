import { BookOpen, Coffee, FileUp, Keyboard, ListPlus, Monitor, Square, UserRoundCog, type LucideIcon } from 'lucide-react'
import { useText } from '~/i18n'
import { Button, LinkButton } from '~/ui/button'
import { Sheet } from '~/ui/sheet'
import { useMeeting } from '../meeting-context'
import type { ConsolePart } from './console-actions'

/** What the chair needs seldom. */
export function MoreSheet({ isOpen, onClose, onShow }: { isOpen: boolean; onClose: () => void; onShow: (part: ConsolePart) => void }) {
  const t = useText()
  const { view, live } = useMeeting()
  const isRunning = live.phase === 'in-session' || live.phase === 'on-break'
  const part = (own: ConsolePart, icon: LucideIcon, label: string) => <Button key={own} size="large" wide icon={icon} className="justify-start" onClick={() => onShow(own)}>{label}</Button>
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t.live.more}>
      <div className="grid gap-3">
        {isRunning && (view.you.can.run || view.you.can.record) && part('handout', FileUp, t.handout.handOut)}
        {view.you.can.run && live.phase === 'in-session' && part('break', Coffee, t.live.takeABreak)}
        {view.you.can.run && isRunning && part('arisen', ListPlus, t.agenda.addArisen)}
        {view.you.can.run && isRunning && part('chair', UserRoundCog, t.live.changeChair)}
        <LinkButton to={`/meetings/${view.meetingId}/screen`} target="_blank" size="large" wide icon={Monitor} className="justify-start">{t.live.bigScreen}</LinkButton>
        <LinkButton to="?view=paper" preventScrollReset size="large" wide icon={BookOpen} className="justify-start" onClick={onClose}>{t.live.readAlong}</LinkButton>
        {part('keys', Keyboard, t.live.keyboard)}
        {view.you.can.run && isRunning && part('close', Square, t.meetings.close)}
      </div>
    </Sheet>
  )
}
