import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { json, Link, useLoaderData } from '@remix-run/react'
import { ChevronLeft } from 'lucide-react'
import { pictureUrl } from '~/features/reader/picture-url'
import { PaperReader } from '~/features/reader/paper-reader'
import { useText } from '~/i18n'
import { refusalResponse, requireActor } from '~server/http/answers'
import { openPaper } from '~server/services/documents/read-paper'

/** Draws its own thin bar: the paper is the screen. */
export const handle = { bare: true }

/**
 * A paper outside of a meeting. The first picture is asked for with the answer's own headers, before the browser has read
 * any of the page (DESIGN §4).
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  const paper = await openPaper(ctx, params.versionId ?? '')
  if (!paper.ok) throw refusalResponse(paper, request)
  const { version, place, meeting } = paper.value
  const isDrawn = version.pages[place.page - 1]?.state === 'ready'
  const headers = isDrawn ? { Link: `<${pictureUrl(version.id, place.page)}>; rel=preload; as=image; fetchpriority=high` } : undefined
  return json({ version, place, meeting }, { headers })
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.version.title} · Nghị Sự` : 'Nghị Sự' }]

export default function PaperPage() {
  const t = useText()
  const { version, place, meeting } = useLoaderData<typeof loader>()
  return (
    <div className="flex h-dvh flex-col bg-surround">
      <header className="flex min-h-bar items-center gap-2 border-b border-line bg-sheet pr-4 pl-2">
        <Link to={meeting ? `/meetings/${meeting.id}` : '/my-papers'} className="grid size-touch shrink-0 place-items-center rounded-md hover:bg-well" aria-label={t.common.back}><ChevronLeft aria-hidden className="size-6" /></Link>
        <div className="min-w-0 py-1">
          {meeting && <p className="text-pretty text-muted">{meeting.itemTitle || meeting.title}</p>}
          <h1 className="leading-snug font-semibold text-pretty">{version.title}</h1>
        </div>
      </header>
      <main className="min-h-0 flex-1"><PaperReader version={version} initialPlace={place} /></main>
    </div>
  )
}
