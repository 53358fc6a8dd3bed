import { useRevalidator } from '@remix-run/react'
import { Camera, FileUp, Pause, Play, RotateCw, X } from 'lucide-react'
import { useRef, useState, type DragEvent } from 'react'
import type { UnfinishedUpload, UploadTarget } from '~/domain/documents/upload'
import { useLocale, useText } from '~/i18n'
import { formatFileSize } from '~/i18n/format'
import { Button } from '~/ui/button'
import { classNames } from '~/ui/class-names'
import { useToast } from '~/ui/toast'
import { ProgressBar } from '~/ui/waiting'
import { acceptedPictures, PhotographTray } from './photograph-tray'
import { isSameFile } from './send-file'
import { usePhotographs } from './use-photographs'
import { useUnfinished } from './use-unfinished'
import { useUploads, type Upload } from './use-uploads'

/** What the server takes; it decides by the bytes. Naming JPEG makes telephones send that instead of their own kind. */
export const acceptedFiles = '.pdf,.docx,.docm,.doc,.xlsx,.xlsm,.xls,.pptx,.pptm,.ppt,.odt,.ods,.odp,.rtf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png'

const isPicture = ({ name, type }: File) => /^image\/(jpeg|png)$/.test(type) || /\.(jpe?g|png)$/i.test(name)

type PaperUploaderProps = {
  target: UploadTarget
  /** called for each file that has arrived, with where it was sent: load the list again */
  onAdded: (target: UploadTarget) => void
  label?: string
  /** one file only */
  single?: boolean
  /** a tablet's camera beside its files */
  camera?: boolean
}

/** Sends files to one place, several at once. */
export function PaperUploader({ target, onAdded, label, single = false, camera = false }: PaperUploaderProps) {
  const t = useText()
  const toast = useToast()
  const { revalidate } = useRevalidator()
  const input = useRef<HTMLInputElement>(null)
  const photograph = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const arrived = (fileName: string, sentTo: UploadTarget) => {
    toast(t.papers.added(fileName))
    onAdded(sentTo)
  }
  const { uploads, add, resume, pause, stop } = useUploads(target, arrived, revalidate)
  const { unfinished, forget, drop } = useUnfinished(target, arrived)
  const photographs = usePhotographs(target, arrived)
  const trayOpen = photographs.photographs.length > 0
  /** Photographs are looked at before they go when there are several of them, or when they were taken here. */
  const take = (files: FileList | null, taken = false) => {
    const chosen = [...files ?? []]
    forget((upload) => chosen.some((file) => isSameFile(upload, file)))
    const forTray = !single && photographs.state === 'choosing' && chosen.every(isPicture) && (taken || trayOpen || chosen.length > 1)
    if (forTray) photographs.take(chosen)
    else add(chosen)
  }
  const apart = (files: File[]) => {
    photographs.clear({ sent: true })
    add(files)
  }
  const dropFiles = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <div className="grid gap-3">
      <div onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={dropFiles}
        className={classNames('flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-dashed p-3', over ? 'border-green bg-green-tint' : 'border-line')}>
        <Button icon={FileUp} onClick={() => input.current?.click()}>{label ?? t.papers.upload}</Button>
        {camera && <Button icon={Camera} onClick={() => photograph.current?.click()}>{t.handout.photograph}</Button>}
        <p className="min-w-[min(14rem,100%)] flex-1 text-pretty text-muted">{single ? t.papers.uploadOneHint : t.papers.uploadHint} <span className="block">{t.rights.notSecret}</span></p>
        <input ref={input} type="file" accept={acceptedFiles} multiple={!single} className="sr-only" tabIndex={-1} aria-label={label ?? t.papers.upload}
          onChange={({ target: field }) => { take(field.files); field.value = '' }} />
        {camera && <input ref={photograph} type="file" accept={acceptedPictures} capture="environment" className="sr-only" tabIndex={-1} aria-label={t.handout.photograph}
          onChange={({ target: field }) => { take(field.files, true); field.value = '' }} />}
      </div>
      {trayOpen && <PhotographTray set={photographs} target={target} onAdd={(files) => take(files, true)} onTake={camera ? () => photograph.current?.click() : null} onApart={apart} />}
      {unfinished.length > 0 && <UnfinishedFiles unfinished={unfinished} onDrop={drop} />}
      {uploads.length > 0 && (
        <ul className="grid gap-2">
          {uploads.map((upload) => <UploadLine key={upload.key} upload={upload} onResume={() => resume(upload.key)} onPause={() => pause(upload.key)} onStop={() => stop(upload.key)} />)}
        </ul>
      )}
    </div>
  )
}

function UploadLine({ upload, onResume, onPause, onStop }: { upload: Upload; onResume: () => void; onPause: () => void; onStop: () => void }) {
  const t = useText()
  const { file, sentBytes, state, message } = upload
  const detail = useDetail(upload)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-well p-3">
      <div className="min-w-[min(14rem,100%)] flex-1 wrap-anywhere">
        {state === 'refused'
          ? <p role="alert"><span className="block font-medium">{file.name}</span><span className="text-live">{message}</span></p>
          : <ProgressBar label={file.name} value={state === 'checking' || state === 'converting' ? file.size : sentBytes} max={Math.max(1, file.size)} detail={detail} />}
        {state === 'lost' && <p role="alert" className="mt-1 text-live">{t.papers.lost}</p>}
      </div>
      <div className="flex flex-wrap">
        {state === 'sending' && <Button look="quiet" icon={Pause} onClick={onPause} aria-label={t.papers.pauseOf(file.name)}>{t.papers.pause}</Button>}
        {state === 'paused' && <Button look="quiet" icon={Play} onClick={onResume} aria-label={t.papers.goOnOf(file.name)}>{t.papers.goOn}</Button>}
        {state === 'lost' && <Button look="quiet" icon={RotateCw} onClick={onResume}>{t.reader.tryAgain}</Button>}
        <Button look="quiet" icon={X} onClick={onStop} aria-label={state === 'refused' ? t.papers.putAway(file.name) : t.papers.stop(file.name)}>{state === 'refused' ? t.common.close : t.common.cancel}</Button>
      </div>
    </li>
  )
}

/** How far a file has come, in words. */
function useDetail({ file, sentBytes, state }: Upload): string {
  const t = useText()
  const locale = useLocale()
  const [sent, all] = [formatFileSize(sentBytes, locale), formatFileSize(file.size, locale)]
  switch (state) {
    case 'waiting': return t.papers.waiting
    case 'checking': return t.papers.checking
    case 'converting': return t.papers.converting
    case 'paused': return t.papers.paused(sent, all)
    default: return t.papers.sent(sent, all)
  }
}

function UnfinishedFiles({ unfinished, onDrop }: { unfinished: readonly UnfinishedUpload[]; onDrop: (uploadId: string) => void }) {
  const t = useText()
  const locale = useLocale()
  return (
    <section className="rounded-md bg-amber-tint p-3">
      <p className="font-medium text-pretty">{t.papers.unfinished}</p>
      <ul className="mt-1 grid gap-1">
        {unfinished.map(({ id, fileName, sentBytes, sizeBytes }) => (
          <li key={id} className="flex items-center justify-between gap-x-2">
            <span className="min-w-0 flex-1 wrap-anywhere">{fileName} <span className="tabular text-muted">· {t.papers.sent(formatFileSize(sentBytes, locale), formatFileSize(sizeBytes, locale))}</span></span>
            <Button look="quiet" icon={X} className="shrink-0" onClick={() => onDrop(id)} aria-label={t.papers.dropUnfinishedOf(fileName)}>{t.papers.dropUnfinished}</Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
