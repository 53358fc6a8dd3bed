import { CircleCheck, CloudDownload, Pause, Play, Trash2, TriangleAlert, type LucideIcon } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useLocale, useText } from '~/i18n'
import { formatFileSize } from '~/i18n/format'
import { Button } from '~/ui/button'
import { ConfirmDialog } from '~/ui/dialog'
import { ProgressBar } from '~/ui/waiting'
import type { DossierKeeper } from './dossier-keeper'
import { dossierKeeper } from './keeper'
import { useKeeping, type DossierState } from './keeping-store'

/** While pages are being drawn on the server, what there is to fetch grows. */
const lookAgainMs = 5_000

/** A keeper's trouble shows in its state. */
function withKeeper(work: (keeper: DossierKeeper) => Promise<void>) {
  dossierKeeper().then((keeper) => keeper && work(keeper)).catch(() => undefined)
}

/**
 * "Tải trước để đọc khi mất mạng": all papers of a meeting onto this device, with pause and resume. Not there where there
 * is nothing to fetch. `papers`: how many this person may read. Their size and what the device has of them comes later,
 * into the frame that is in the server's HTML already.
 */
export function DossierPart({ meetingId, papers }: { meetingId: string; papers: number }) {
  const state = useKeeping().meetings[meetingId]
  const [keepsNothing, setKeepsNothing] = useState(false)
  useEffect(() => {
    dossierKeeper().then((keeper) => (keeper ? keeper.look(meetingId) : setKeepsNothing(true))).catch(() => undefined)
  }, [meetingId])
  const drawing = state?.drawing ?? false
  useEffect(() => {
    if (!drawing) return
    const timer = setInterval(() => withKeeper((keeper) => keeper.look(meetingId)), lookAgainMs)
    return () => clearInterval(timer)
  }, [drawing, meetingId])
  if (state ? state.phase === 'none' : papers === 0) return null
  if (!state && keepsNothing) return <KeepsNothing />
  if (state && state.phase !== 'offered') return <Dossier meetingId={meetingId} state={state} />
  // one and the same before and after its size is known: a finger that lies on its button presses it
  return <Offer meetingId={meetingId} papers={state?.papers ?? papers} bytes={state?.bytes ?? null} drawing={drawing} />
}

/** As wide as the size of a usual dossier is written. */
const wideBytes = 88_800_000

/** `bytes` is null until the server has said it; its room is there before, so that the button does not move from under a finger. */
function Offer({ meetingId, papers, bytes, drawing }: { meetingId: string; papers: number; bytes: number | null; drawing: boolean }) {
  const locale = useLocale()
  const words = useText().dossier
  const fetchAll = () => withKeeper((keeper) => keeper.keep(meetingId, locale))
  const fetchWords = (size: number | null) => words.fetch(papers, size === null ? null : formatFileSize(size, locale))
  const label = (
    <span className="grid text-left *:col-start-1 *:row-start-1">
      <span aria-hidden className="invisible">{fetchWords(wideBytes)}</span>
      <span>{fetchWords(bytes)}</span>
    </span>
  )
  return (
    <Strip icon={CloudDownload} actions={<Button look="primary" icon={CloudDownload} onClick={fetchAll}>{label}</Button>}>
      <p className="text-muted">{drawing ? words.drawing : words.lead}</p>
    </Strip>
  )
}

/** An old browser, a private window, or an address without https. */
function KeepsNothing() {
  const words = useText().dossier
  return <Strip icon={CloudDownload} actions={null}><p className="text-muted">{words.keepsNothing}</p></Strip>
}

/** What was asked for, and how far it has come. */
function Dossier({ meetingId, state }: { meetingId: string; state: DossierState }) {
  const t = useText()
  const locale = useLocale()
  const words = t.dossier
  const { phase, papers, papersDone, bytes, bytesDone, newcomers, drawing, freeBytes } = state
  const size = (count: number) => formatFileSize(count, locale)
  const fetchAll = () => withKeeper((keeper) => keeper.keep(meetingId, locale))
  const resume = <Button look="primary" icon={Play} onClick={fetchAll}>{words.resume}</Button>
  const remove = <RemoveButton meetingId={meetingId} />
  const bar = (label: string) => <ProgressBar label={label} value={bytesDone} max={Math.max(bytes, 1)} detail={words.bytesOf(size(bytesDone), size(bytes))} />
  switch (phase) {
    case 'none': case 'offered': return null
    case 'running': return (
      <Strip icon={CloudDownload} actions={<Button icon={Pause} onClick={() => withKeeper((keeper) => keeper.pause(meetingId))}>{words.pause}</Button>}>{bar(words.running(papersDone, papers))}</Strip>
    )
    case 'waiting': return <Strip icon={CloudDownload} actions={<>{resume}{remove}</>}>{bar(words.waiting(papersDone, papers))}</Strip>
    case 'paused': return <Strip icon={Pause} actions={<>{resume}{remove}</>}>{bar(words.paused(papersDone, papers))}</Strip>
    case 'full': return <Strip icon={TriangleAlert} actions={<>{resume}{remove}</>}><p className="text-amber">{words.full(size(bytes - bytesDone), size(Math.max(freeBytes, 0)))}</p></Strip>
    case 'done': return newcomers
      ? <Strip icon={CloudDownload} actions={<><Button look="primary" icon={CloudDownload} onClick={fetchAll}>{words.fetchMore}</Button>{remove}</>}><p>{words.newcomers(newcomers.versions, newcomers.papers, size(newcomers.bytes))}</p></Strip>
      : <Strip icon={CircleCheck} actions={remove}><p>{words.done(papers, size(bytes))} <span className="text-muted">{drawing ? words.drawing : words.until}</span></p></Strip>
  }
}

/** What it is, how it stands, and beside it what can be done; below it where there is no room beside. */
function Strip({ icon: Icon, actions, children }: { icon: LucideIcon; actions: ReactNode; children: ReactNode }) {
  const t = useText()
  return (
    <section aria-label={t.dossier.title} className="flex flex-wrap items-center gap-x-6 gap-y-4 rounded-lg border border-line bg-sheet p-5 md:px-6">
      <div className="flex min-w-[min(16rem,100%)] flex-1 items-start gap-3">
        <Icon aria-hidden className="mt-0.5 size-6 shrink-0 text-green" strokeWidth={1.75} />
        <div className="grid min-w-0 flex-1 gap-1">
          <h2 className="text-lg leading-snug font-semibold text-pretty">{t.dossier.title}</h2>
          {children}
        </div>
      </div>
      <div className="flex flex-wrap gap-x-3 gap-y-1">{actions}</div>
    </section>
  )
}

function RemoveButton({ meetingId }: { meetingId: string }) {
  const words = useText().dossier
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button look="quiet" icon={Trash2} onClick={() => setAsking(true)}>{words.remove}</Button>
      <ConfirmDialog isOpen={asking} title={words.remove} body={words.removeMeans} confirmLabel={words.remove} onCancel={() => setAsking(false)}
        onConfirm={() => { setAsking(false); withKeeper((keeper) => keeper.remove(meetingId)) }} />
    </>
  )
}
