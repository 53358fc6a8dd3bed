import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { json, Link, useLoaderData, useNavigate, useSearchParams } from '@remix-run/react'
import type { MouseEvent } from 'react'
import { ChevronLeft } from 'lucide-react'
import { ReplayScreen } from '~/features/replay/replay-screen'
import { useText } from '~/i18n'
import { LinkButton } from '~/ui/button'
import { refusalResponse, requireActor } from '~server/http/answers'
import { historyLayers } from '~server/services/annotations/read-history'
import { openPaper } from '~server/services/documents/read-paper'

/** Draws its own thin bar: the paper is the screen. */
export const handle = { bare: true }

/** How the marks on a paper came about: `?layer=private/<userId>` for another layer than everybody's. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  const layers = await historyLayers(ctx, params.versionId ?? '')
  if (!layers.ok) throw refusalResponse(layers, request)
  const paper = await openPaper(ctx, params.versionId ?? '')
  if (!paper.ok) throw refusalResponse(paper, request)
  const { id, title, pages } = paper.value.version
  return json({ version: { id, title, pages }, layers: layers.value })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.version.title} · Nghị Sự` : 'Nghị Sự' }]

export default function HistoryPage() {
  const t = useText()
  const { version, layers } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const navigate = useNavigate()
  /** To the room or the paper that this was opened from. */
  const goBack = (event: MouseEvent) => {
    const { idx } = (window.history.state ?? {}) as { idx?: number }
    if (!idx) return
    event.preventDefault()
    navigate(-1)
  }
  const layer = layers.find(({ name }) => name === query.get('layer')) ?? layers[0]
  const nameOf = (one: (typeof layers)[number]) => (one.kind === 'group' ? t.marks.layersOf.group(one.groupName) : t.marks.layers[one.kind])
  return (
    <div className="flex h-dvh flex-col bg-surround">
      <header className="flex min-h-bar flex-wrap items-center gap-x-2 border-b border-line bg-sheet pr-4 pl-2">
        <Link to={`/papers/${version.id}`} onClick={goBack} className="grid size-touch shrink-0 place-items-center rounded-md hover:bg-well" aria-label={t.common.back}><ChevronLeft aria-hidden className="size-6" /></Link>
        <div className="min-w-0 flex-1 basis-48 py-1">
          <h1 className="leading-snug font-semibold">{t.marks.replay.title}</h1>
          <p className="leading-snug text-pretty text-muted">{version.title}</p>
        </div>
        {layers.length > 1 && (
          <nav aria-label={t.marks.replay.title} className="flex flex-wrap gap-1 py-1">
            {layers.map((one) => (
              <LinkButton key={one.name} to={`?layer=${encodeURIComponent(one.name)}`} replace look="quiet" className="aria-[current]:bg-green-tint" aria-current={one === layer ? 'page' : undefined}>{nameOf(one)}</LinkButton>
            ))}
          </nav>
        )}
      </header>
      <main className="flex min-h-0 flex-1 flex-col">{layer && <ReplayScreen key={layer.name} versionId={version.id} layer={layer.name} pages={version.pages} />}</main>
    </div>
  )
}
