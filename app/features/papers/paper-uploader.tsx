import { FileUp, RotateCw, X } from 'lucide-react'
import { useRef, useState, type DragEvent } from 'react'
import { useLocale, useText } from '~/i18n'
import { formatFileSize } from '~/i18n/format'
import { Button } from '~/ui/button'
import { classNames } from '~/ui/class-names'
import { useToast } from '~/ui/toast'
import { ProgressBar } from '~/ui/waiting'
import { useUploads, type Upload } from './use-uploads'

/** Puts PDFs on an agenda item, several at once. `onAdded` is called for each that has arrived: load the list again. */
export function PaperUploader({ itemId, onAdded }: { itemId: string; onAdded: () => void }) {
  const t = useText()
  const toast = useToast()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const { uploads, add, retry, stop } = useUploads(itemId, (fileName) => {
    toast(t.papers.added(fileName))
    onAdded()
  })
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    add(event.dataTransfer.files)
  }
  return (
    <div className="grid gap-3">
      <div onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={drop}
        className={classNames('flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-dashed p-3', over ? 'border-green bg-green-tint' : 'border-line')}>
        <Button icon={FileUp} onClick={() => input.current?.click()}>{t.papers.upload}</Button>
        <p className="text-muted">{t.papers.uploadHint}</p>
        <input ref={input} type="file" accept="application/pdf,.pdf" multiple className="sr-only" tabIndex={-1} aria-label={t.papers.upload}
          onChange={({ target }) => { add(target.files ?? []); target.value = '' }} />
      </div>
      {uploads.length > 0 && (
        <ul className="grid gap-2">
          {uploads.map((upload) => <UploadLine key={upload.key} upload={upload} onRetry={() => retry(upload.key)} onStop={() => stop(upload.key)} />)}
        </ul>
      )}
    </div>
  )
}

function UploadLine({ upload, onRetry, onStop }: { upload: Upload; onRetry: () => void; onStop: () => void }) {
  const t = useText()
  const locale = useLocale()
  const { file, sentBytes, state, message } = upload
  const detail = state === 'checking' ? t.papers.checking : state === 'waiting' ? t.papers.waiting : t.papers.sent(formatFileSize(sentBytes, locale), formatFileSize(file.size, locale))
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-well p-3">
      <div className="min-w-56 flex-1">
        {state === 'refused' || state === 'lost'
          ? <p role="alert"><span className="block font-medium wrap-anywhere">{file.name}</span><span className="text-live">{message ?? t.papers.lost}</span></p>
          : <ProgressBar label={file.name} value={sentBytes} max={Math.max(1, file.size)} detail={detail} />}
      </div>
      {state === 'lost' && <Button icon={RotateCw} onClick={onRetry}>{t.reader.tryAgain}</Button>}
      <Button look="quiet" icon={X} onClick={onStop} aria-label={state === 'refused' ? t.papers.putAway(file.name) : t.papers.stop(file.name)}>{state === 'refused' ? t.common.close : t.common.cancel}</Button>
    </li>
  )
}
