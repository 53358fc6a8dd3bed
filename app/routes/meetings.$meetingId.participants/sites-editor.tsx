import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useChange } from '~/features/meetings/use-change'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Card } from '~/ui/page'
import { useToast } from '~/ui/toast'

type Draft = { key: string; id: string | null; name: string }

/** The places that a meeting is held at together, in their order. */
export function SitesEditor({ sites }: { sites: readonly { id: string; name: string }[] }) {
  const t = useText()
  const words = t.meetings.seats
  const toast = useToast()
  const [drafts, setDrafts] = useState<Draft[]>(sites.map((site) => ({ key: site.id, id: site.id, name: site.name })))
  const [nextKey, setNextKey] = useState(1)
  const change = useChange(() => toast(t.common.saved))
  const isChanged = JSON.stringify(drafts.map(({ id, name }) => ({ id, name }))) !== JSON.stringify(sites.map(({ id, name }) => ({ id, name })))
  const add = () => { setDrafts([...drafts, { key: `new-${nextKey}`, id: null, name: '' }]); setNextKey(nextKey + 1) }
  const save = () => change.send('set-sites', { sites: drafts.filter((draft) => draft.name.trim() !== '').map(({ id, name }) => ({ id, name })) })
  return (
    <Card title={words.sites}>
      <div className="grid gap-4">
        <p className="text-muted">{words.sitesLead}</p>
        {change.refusal && <Notice kind="error">{change.refusal}</Notice>}
        <ol className="grid gap-2 lg:grid-cols-2 lg:gap-x-6">
          {drafts.map((draft, index) => (
            <li key={draft.key} className="flex items-center gap-2">
              <span className="tabular w-8 shrink-0 text-right text-muted">{index + 1}</span>
              <input aria-label={`${words.siteName} ${index + 1}`} className="field-box" value={draft.name} autoFocus={draft.id === null} maxLength={200}
                onChange={(event) => setDrafts(drafts.map((one) => (one.key === draft.key ? { ...one, name: event.target.value } : one)))} />
              <button type="button" aria-label={words.removeSite(draft.name)} onClick={() => setDrafts(drafts.filter((one) => one.key !== draft.key))} className="grid size-12 shrink-0 place-items-center rounded-md text-muted hover:bg-well hover:text-live"><Trash2 aria-hidden className="size-5" /></button>
            </li>
          ))}
        </ol>
        <div className="flex flex-wrap gap-3">
          <Button icon={Plus} onClick={add}>{words.addSite}</Button>
          {isChanged && <Button look="primary" busy={change.busy} onClick={save}>{words.saveSites}</Button>}
        </div>
      </div>
    </Card>
  )
}
