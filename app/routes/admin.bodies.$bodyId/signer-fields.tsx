import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { SelectField, TextArea } from '~/ui/field'
import type { BodyForm } from '~server/present/body'

type Choices = { value: string; label: string }[]

/** The signer blocks as a list that grows and shrinks; saved with the rest of the body. */
export function SignerFields({ blocks, people }: { blocks: BodyForm['signerBlocks']; people: Choices }) {
  const words = useText().admin.body
  const [rows, setRows] = useState(() => blocks.map((block, key) => ({ ...block, key })))
  const nextKey = rows.reduce((highest, row) => Math.max(highest, row.key), -1) + 1
  return (
    <div className="grid gap-5">
      <p className="text-muted">{words.signersHint}</p>
      {rows.map((row, n) => (
        <div key={row.key} className="grid gap-4 rounded-md border border-line p-4">
          <input type="hidden" name="blockId" value={row.id} />
          <TextArea label={words.signerLines(n + 1)} name="blockLines" defaultValue={row.lines} rows={2} required />
          <SelectField label={words.signer(n + 1)} name="blockSigner" defaultValue={row.signerUserId} options={[{ value: '', label: words.nobody }, ...people]} />
          <Button look="quiet" icon={Trash2} className="justify-self-start" onClick={() => setRows(rows.filter((other) => other.key !== row.key))}>{words.removeSigner(n + 1)}</Button>
        </div>
      ))}
      <Button icon={Plus} className="justify-self-start" onClick={() => setRows([...rows, { id: '', lines: '', signerUserId: '', key: nextKey }])}>{words.addSigner}</Button>
    </div>
  )
}
