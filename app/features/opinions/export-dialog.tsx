import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { layerOf, type LayerName } from '~/domain/annotations/layer'
import { authorsIn, opinionsOf } from '~/domain/annotations/opinions'
import type { ReaderVersion } from '~/domain/documents/reading'
import { useText } from '~/i18n'
import { Button, LinkButton } from '~/ui/button'
import { Checkbox, RadioCards } from '~/ui/choice'
import { Dialog } from '~/ui/dialog'
import type { InkSession } from '../ink/ink-session'
import { useLayerNames } from '../ink/layer-names'

type Format = 'docx' | 'xlsx'

/** Which layers and whose opinions go into a file, and into what kind of one. What is not sent yet is not in it. */
export function ExportDialog({ session, version, isOpen, onClose }: { session: InkSession; version: ReaderVersion; isOpen: boolean; onClose: () => void }) {
  const t = useText()
  const layerName = useLayerNames(session.get().groups)
  const [layers, setLayers] = useState<readonly LayerName[]>(['room'])
  const [people, setPeople] = useState<readonly string[]>([])
  const [format, setFormat] = useState<Format>('docx')
  const names = session.layers.names
  const chosen = names.filter((name) => layers.includes(name))
  const authors = isOpen ? authorsIn(opinionsOf(session.allMarks().filter(({ layer }) => chosen.includes(layer)))) : []
  const query = new URLSearchParams([...chosen.map((name) => ['layer', layerOf(name, session.options.userId)]), ...people.filter((id) => authors.includes(id)).map((id) => ['by', id])])
  const toggled = <Value,>(list: readonly Value[], value: Value) => (list.includes(value) ? list.filter((one) => one !== value) : [...list, value])
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t.opinions.exportTitle} actions={<>
      <Button onClick={onClose}>{t.common.cancel}</Button>
      {chosen.length > 0 && <LinkButton look="primary" icon={FileDown} to={`/papers/${version.id}/opinions/${format}?${query}`} reloadDocument download onClick={() => onClose()}>{t.opinions.download}</LinkButton>}
    </>}>
      <RadioCards legend={t.opinions.exportFormat} name="opinions-format" across value={format} onChange={(value) => setFormat(value === 'xlsx' ? 'xlsx' : 'docx')}
        choices={(['docx', 'xlsx'] as const).map((value) => ({ value, label: t.opinions.formats[value] }))} />
      <fieldset>
        <legend className="font-medium">{t.opinions.exportLayers}</legend>
        {names.map((name) => <Checkbox key={name} label={layerName(name)} checked={layers.includes(name)} onChange={() => setLayers(toggled(layers, name))} />)}
        {chosen.length === 0 && <p role="alert" className="font-medium text-live">{t.opinions.exportNone}</p>}
      </fieldset>
      {authors.length > 1 && (
        <fieldset className="min-w-0">
          <legend className="font-medium">{t.opinions.exportPeople}</legend>
          <div className="max-h-48 overflow-y-auto overscroll-contain">
            <Checkbox label={t.opinions.everyPerson} checked={people.length === 0} onChange={() => setPeople([])} />
            {authors.map((id) => <Checkbox key={id} label={session.options.nameOf(id) || t.opinions.unknownAuthor} checked={people.includes(id)} onChange={() => setPeople(toggled(people, id))} />)}
          </div>
        </fieldset>
      )}
    </Dialog>
  )
}
