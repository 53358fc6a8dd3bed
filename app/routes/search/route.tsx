import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData, useNavigation, useSubmit } from '@remix-run/react'
import { FileSearch, Search } from 'lucide-react'
import { useEffect, useRef, type ChangeEvent } from 'react'
import { searchWords } from '~/domain/documents/search-words'
import { pageTitle } from '~/features/frame/page-title'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { EmptyState } from '~/ui/notice'
import { PageHeader } from '~/ui/page'
import { refusalResponse, requireActor } from '~server/http/answers'
import { PaperHits } from './paper-hits'

export const meta = pageTitle((t) => t.search.title)

const longestQuery = 200
/** Longer than the pause between two letters, shorter than a thought. */
const restMs = 350

export async function loader({ context, request }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  const query = (new URL(request.url).searchParams.get('q') ?? '').slice(0, longestQuery).trim()
  if (searchWords(query).join('').length < 2) return { query, found: null }
  const found = await ctx.readings.search(ctx.actor, query)
  if (!found.ok) throw refusalResponse(found, request)
  return { query, found: found.value }
}

export default function SearchPage() {
  const t = useText()
  const { query, found } = useLoaderData<typeof loader>()
  const { state, location } = useNavigation()
  const searching = state === 'loading' && location.pathname === '/search'
  return (
    <>
      <PageHeader title={t.search.title} />
      <SearchForm query={query} searching={searching} />
      <div aria-busy={searching} className={searching ? 'opacity-60 transition-opacity delay-150' : undefined}>
        {found === null && <EmptyState icon={FileSearch} title={query === '' ? t.search.start : t.search.tooShort}>{t.search.startHint}</EmptyState>}
        {found && found.hits.length === 0 && <EmptyState icon={FileSearch} title={t.search.none}>{t.search.noneHint}</EmptyState>}
        {found && found.hits.length > 0 && <PaperHits query={query} {...found} />}
      </div>
    </>
  )
}

/** Searches as one types, after a rest; without JavaScript by its button. */
function SearchForm({ query, searching }: { query: string; searching: boolean }) {
  const t = useText()
  const submit = useSubmit()
  const rest = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(rest.current), [])
  const onChange = ({ currentTarget: { form } }: ChangeEvent<HTMLInputElement>) => {
    clearTimeout(rest.current)
    rest.current = setTimeout(() => submit(form, { replace: true }), restMs)
  }
  return (
    <Form role="search" onSubmit={() => clearTimeout(rest.current)} className="mb-6 flex flex-wrap items-end gap-3 rounded-lg border border-line bg-sheet p-5 md:p-6">
      <div className="min-w-[min(20rem,100%)] flex-1">
        <TextField label={t.search.label} hint={t.search.hint} name="q" type="search" enterKeyHint="search" autoComplete="off" autoFocus={query === ''} maxLength={longestQuery} defaultValue={query} onChange={onChange} />
      </div>
      <Button type="submit" look="primary" icon={Search} busy={searching} className="min-h-12! max-sm:w-full">{t.common.search}</Button>
    </Form>
  )
}
