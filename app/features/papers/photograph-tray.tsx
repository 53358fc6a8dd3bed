import { ArrowDown, ArrowUp, Camera, ImageOff, Images, Pause, RotateCw, Send, Trash2, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { uploadLimits, type UploadTarget } from '~/domain/documents/upload'
import { useLocale, useText } from '~/i18n'
import { formatDateTime, formatFileSize } from '~/i18n/format'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { classNames } from '~/ui/class-names'
import { ConfirmDialog } from '~/ui/dialog'
import { TextField } from '~/ui/field'
import { ProgressBar } from '~/ui/waiting'
import type { Photograph } from './photograph-set'
import type { usePhotographs } from './use-photographs'

export const acceptedPictures = '.jpg,.jpeg,.png,image/jpeg,image/png'

type TrayProps = {
  set: ReturnType<typeof usePhotographs>
  target: UploadTarget
  onAdd: (files: FileList | null) => void
  /** with a camera: takes another page */
  onTake: (() => void) | null
  /** sends each as a paper of its own */
  onApart: (files: File[]) => void
}

/** Photographs before they are sent: looked at, put in order, joined into one paper or not. */
export function PhotographTray({ set, target, onAdd, onTake, onApart }: TrayProps) {
  const t = useText()
  const words = t.papers.photographs
  const { photographs, state, message } = set
  const [joined, setJoined] = useState(true)
  const [asking, setAsking] = useState(false)
  const [takenAt] = useState(() => formatDateTime(Date.now()))
  const [name, setName] = useState(() => words.named(takenAt))
  const more = useRef<HTMLInputElement>(null)
  const count = photographs.length
  const join = joined && count > 1
  const given = target.kind === 'item' ? target.title : undefined
  const title = given ?? (name.trim() || words.named(takenAt))
  const busy = state !== 'choosing'
  return (
    <section aria-label={words.title} className="grid gap-4 rounded-lg border border-line bg-sheet p-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h3 className="flex items-center gap-2 font-semibold"><Images aria-hidden className="size-5 text-green" />{words.title}</h3>
        {!busy && <Button look="quiet" icon={Trash2} className="px-3!" onClick={() => setAsking(true)}>{words.putAway}</Button>}
      </div>
      {count > 1 && <Checkbox label={<span className="font-medium">{words.join(count)}</span>} hint={joined ? words.joinHint : words.apartHint} checked={joined} disabled={busy} onChange={(event) => setJoined(event.target.checked)} />}
      {message && <p role="alert" className="text-pretty text-live">{message}</p>}
      <ol className="grid gap-2">
        {photographs.map((photograph, index) => (
          <PhotographLine key={photograph.key} photograph={photograph} page={index + 1} last={index === count - 1} named={join} busy={busy} onMove={(by) => set.move(photograph.key, by)} onRemove={() => set.remove(photograph.key)} />
        ))}
      </ol>
      {!busy && (count < uploadLimits.photographs
        ? (
          <div className="flex flex-wrap gap-3">
            <Button icon={Images} onClick={() => more.current?.click()}>{words.add}</Button>
            <input ref={more} type="file" accept={acceptedPictures} multiple className="sr-only" tabIndex={-1} aria-label={words.add} onChange={({ target: field }) => { onAdd(field.files); field.value = '' }} />
            {onTake && <Button icon={Camera} onClick={onTake}>{words.takeMore}</Button>}
          </div>
        )
        : <p className="text-muted">{words.full(uploadLimits.photographs)}</p>)}
      {join && given === undefined && target.kind !== 'version' && !busy && <TextField label={t.papers.titleLabel} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />}
      {busy
        ? <Progress set={set} onAgain={() => void set.send(title)} />
        : <div className="flex justify-end"><Button look="primary" icon={Send} className="max-sm:w-full" onClick={() => (join ? void set.send(title) : onApart(photographs.map(({ file }) => file)))}>{join ? words.sendJoined(count) : words.sendApart(count)}</Button></div>}
      <ConfirmDialog isOpen={asking} title={words.putAway} body={words.putAwayMeans(count)} confirmLabel={words.putAway} onConfirm={() => { setAsking(false); set.clear({ sent: true }) }} onCancel={() => setAsking(false)} />
    </section>
  )
}

type LineProps = { photograph: Photograph; page: number; last: boolean; /** said as a page */ named: boolean; busy: boolean; onMove: (by: 1 | -1) => void; onRemove: () => void }

function PhotographLine({ photograph: { file, failed }, page, last, named, busy, onMove, onRemove }: LineProps) {
  const t = useText()
  const locale = useLocale()
  const words = t.papers.photographs
  return (
    <li className={classNames('flex gap-3 rounded-md p-2 sm:gap-4', failed ? 'bg-live-tint' : 'bg-well')}>
      <Preview file={file} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4">
        <p className="min-w-[min(10rem,100%)] flex-1 wrap-anywhere">
          {named && <span className="tabular block font-semibold">{words.page(page)}</span>}
          <span className={classNames('line-clamp-2', named && 'text-muted')}>{file.name}</span>
          <span className="tabular block text-muted">{formatFileSize(file.size, locale)}</span>
        </p>
        {!busy && (
          <div className="-ml-2 flex flex-wrap">
            {named && <Button look="quiet" icon={ArrowUp} className="gap-1! px-2!" disabled={page === 1} aria-label={t.papers.moveUp(file.name)} onClick={() => onMove(-1)}>{t.papers.up}</Button>}
            {named && <Button look="quiet" icon={ArrowDown} className="gap-1! px-2!" disabled={last} aria-label={t.papers.moveDown(file.name)} onClick={() => onMove(1)}>{t.papers.down}</Button>}
            <Button look="quiet" icon={X} className="gap-1! px-2!" aria-label={words.removeOf(file.name)} onClick={onRemove}>{words.remove}</Button>
          </div>
        )}
      </div>
    </li>
  )
}

/** The photograph small, upright as the camera held it; a mark where the browser cannot open it either. */
function Preview({ file }: { file: File }) {
  const [url, setUrl] = useState<string | null>(null)
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  const face = 'h-18 w-13.5 shrink-0 sm:h-24 sm:w-18 rounded-sm border border-line bg-sheet'
  if (broken) return <span className={classNames(face, 'grid place-items-center')}><ImageOff aria-hidden className="size-7 text-muted" strokeWidth={1.5} /></span>
  return <img src={url ?? undefined} alt="" decoding="async" onError={() => setBroken(true)} className={classNames(face, 'object-cover object-top')} />
}

function Progress({ set: { photographs, state, pause }, onAgain }: { set: ReturnType<typeof usePhotographs>; onAgain: () => void }) {
  const t = useText()
  const locale = useLocale()
  const words = t.papers.photographs
  const [sent, all] = [photographs.reduce((sum, one) => sum + one.sentBytes, 0), photographs.reduce((sum, one) => sum + one.file.size, 0)]
  const binding = state === 'binding'
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="min-w-[min(14rem,100%)] flex-1">
        <ProgressBar label={binding ? words.binding(photographs.length) : words.sending(photographs.length)} value={binding ? all : sent} max={Math.max(1, all)} detail={t.papers.sent(formatFileSize(binding ? all : sent, locale), formatFileSize(all, locale))} />
        {state === 'lost' && <p role="alert" className="mt-1 text-live">{t.papers.lost}</p>}
      </div>
      {state === 'sending' && <Button look="quiet" icon={Pause} onClick={pause}>{t.papers.pause}</Button>}
      {state === 'lost' && <Button look="quiet" icon={RotateCw} onClick={onAgain}>{t.reader.tryAgain}</Button>}
    </div>
  )
}
