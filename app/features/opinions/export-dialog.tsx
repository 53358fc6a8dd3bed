import { Download } from 'lucide-react'
import { useState } from 'react'
import { layerOf, type LayerName } from '~/domain/annotations/layer'
import { opinionsOf } from '~/domain/annotations/opinions'
import type { ReaderVersion } from '~/domain/documents/reading'
import type { UserId } from '~/domain/kernel/ids'
import { useText } from '~/i18n'
import { Button, LinkButton } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { Dialog } from '~/ui/dialog'
import { SelectField } from '~/ui/field'
import { Notice } from '~/ui/notice'
import type { Author } from '../ink/layers/author-order'
import type { InkSession } from '../ink/ink-session'
import { useLayerNames } from '../ink/layers/layer-names'
import { useMadeFile } from '../papers/use-made-file'
import { useAuthors } from './use-authors'

const formats = ['annotations', 'drawn', 'docx', 'xlsx'] as const
type Format = (typeof formats)[number]
const isCopy = (format: Format) => format === 'annotations' || format === 'drawn'

type ExportDialogProps = { session: InkSession; version: ReaderVersion; isOpen: boolean; onClose: () => void }

/** Into what kind of file the opinions go, from which layers and whose; then the file. What is not sent yet is not in it. */
export function ExportDialog({ isOpen, ...props }: ExportDialogProps) {
  return isOpen && <OpenDialog {...props} />
}

function OpenDialog({ session, version: { id: versionId, mayDownload }, onClose }: Omit<ExportDialogProps, 'isOpen'>) {
  const t = useText()
  const layerName = useLayerNames(session.get().groups)
  const [format, setFormat] = useState<Format>(mayDownload ? 'annotations' : 'docx')
  const [layers, setLayers] = useState<readonly LayerName[]>(['room'])
  const [people, setPeople] = useState<readonly UserId[] | null>(null)
  const { standing, trouble, begin, forget, saveUrl } = useMadeFile(`/api/versions/${versionId}/marked-copy`, 'copy', t.opinions.copy.lost)
  const names = layers.map((name) => layerOf(name, session.options.userId))
  const missing = names.length === 0 ? t.opinions.exportNone : people?.length === 0 ? t.opinions.copy.nobody : null
  const isPreparing = standing?.state === 'preparing'
  const authors = useAuthors(session)(opinionsOf(session.allMarks().filter(({ layer }) => layers.includes(layer))))
  const change = (make: () => void) => {
    make()
    forget()
  }
  const download = (to: string) => <LinkButton look="primary" icon={Download} to={to} reloadDocument download>{t.opinions.download}</LinkButton>
  const make = <Button look="primary" busy={isPreparing} disabled={missing !== null} onClick={() => void begin({ kind: format, layers: names, people })}>{isPreparing ? t.opinions.copy.making(standing.percent) : t.opinions.copy.make}</Button>
  return (
    <Dialog isOpen onClose={onClose} title={t.opinions.exportTitle} actions={<>
      <Button onClick={onClose}>{t.common.close}</Button>
      {isCopy(format) ? (standing?.state === 'ready' ? download(saveUrl) : make) : missing === null && download(tableUrl(versionId, format, names, people))}
    </>}>
      {!mayDownload && <Notice>{t.opinions.copy.mayNotDownload}</Notice>}
      <fieldset disabled={isPreparing} className="grid min-w-0 gap-5">
        <legend className="sr-only">{t.opinions.exportTitle}</legend>
        <SelectField label={t.opinions.exportFormat} hint={t.opinions.copy.hints[format]} value={format} onChange={({ target }) => change(() => setFormat(target.value as Format))}
          options={formats.filter((value) => mayDownload || !isCopy(value)).map((value) => ({ value, label: t.opinions.formats[value] }))} />
        <fieldset className="min-w-0">
          <legend className="font-medium">{t.opinions.exportLayers}</legend>
          {session.layers.names.map((name) => <Checkbox key={name} label={layerName(name)} checked={layers.includes(name)} onChange={() => change(() => setLayers(toggled(layers, name)))} />)}
        </fieldset>
        {authors.length > 1 && <People authors={authors} chosen={people} onChange={(next) => change(() => setPeople(next))} />}
      </fieldset>
      {missing && <p role="alert" className="font-medium text-live">{missing}</p>}
      {isPreparing && <progress className="progress-bar" aria-label={t.opinions.copy.making(standing.percent)} value={standing.percent} max={100} />}
      {standing?.state === 'ready' && <Notice kind="done">{t.opinions.copy.ready(standing.pages)}</Notice>}
      {trouble && <Notice kind="error">{trouble}</Notice>}
    </Dialog>
  )
}

type PeopleProps = { authors: readonly Author[]; chosen: readonly UserId[] | null; onChange: (chosen: readonly UserId[] | null) => void }

/** Everybody, unless some are named. */
function People({ authors, chosen, onChange }: PeopleProps) {
  const t = useText()
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium">{t.opinions.exportPeople}</legend>
      <Checkbox label={t.opinions.everyPerson} checked={chosen === null} onChange={({ target }) => onChange(target.checked ? null : [])} />
      {chosen !== null && (
        <div role="group" aria-label={t.opinions.copy.chosenPeople} className="border-l border-line pl-4">
          {authors.map(({ id, name }) => <Checkbox key={id} label={name} checked={chosen.includes(id)} onChange={() => onChange(toggled(chosen, id))} />)}
        </div>
      )}
    </fieldset>
  )
}

const toggled = <Value,>(list: readonly Value[], value: Value) => (list.includes(value) ? list.filter((one) => one !== value) : [...list, value])

function tableUrl(versionId: string, format: Format, layers: readonly string[], people: readonly UserId[] | null): string {
  const query = new URLSearchParams([...layers.map((layer) => ['layer', layer]), ...(people ?? []).map((id) => ['by', id])])
  return `/papers/${versionId}/opinions/${format}?${query.toString()}`
}
