import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { json, Link, useLoaderData, useLocation, useNavigate } from '@remix-run/react'
import { ChevronLeft, FileX2, PenLine } from 'lucide-react'
import type { ReactNode } from 'react'
import type { NewerVersion as NewerVersionFacts } from '~/domain/documents/reading'
import { NewVersionOffer, OldVersionBand, useOffered } from '~/features/papers/newer-version'
import { useStanding } from '~/features/papers/use-standing'
import { firstPictureHeaders, firstWidth } from '~/features/reader/first-picture'
import { LineStrip } from '~/features/offline/line-strip'
import { PaperReader } from '~/features/reader/paper-reader'
import { useText } from '~/i18n'
import { LinkButton } from '~/ui/button'
import { refusalResponse, requireActor } from '~server/http/answers'
import { openPaper } from '~server/services/documents/read-paper'

/** Draws its own thin bar: the paper is the screen. */
export const handle = { bare: true }

const longestFind = 200

/** What the address asks for, as a list of search results does: a page, and words to be found from there on. */
function askedFor(request: Request, pages: number) {
  const query = new URL(request.url).searchParams
  const page = Number(query.get('page'))
  return {
    place: Number.isInteger(page) && page >= 1 && page <= pages ? { page, offset: 0 } : null,
    find: (query.get('find') ?? '').normalize('NFC').trim().slice(0, longestFind),
  }
}

/**
 * A paper outside of a meeting, where this person left it or at `?page=12&find=ngân sách`. The first picture is asked for with the answer's own headers, before the browser has read
 * any of the page (DESIGN §4).
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  const paper = await openPaper(ctx, params.versionId ?? '')
  if (!paper.ok) throw refusalResponse(paper, request)
  const { version, drawn, meeting, newer } = paper.value
  const asked = askedFor(request, drawn.length)
  const place = asked.place ?? paper.value.place
  const width = firstWidth(request)
  const headers = drawn[place.page - 1] ? firstPictureHeaders(version.id, place.page, width) : undefined
  return json({ version, place, width, find: asked.find, placeIsAsked: asked.place !== null, meeting, newer }, { headers })
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.version.title} · Nghị Sự` : 'Nghị Sự' }]

export default function PaperPage() {
  const t = useText()
  const { version, place, width, placeIsAsked, find, meeting, newer: given } = useLoaderData<typeof loader>()
  const { ended, newer } = useStanding(version.id, given)
  const { search } = useLocation()
  const wayBack = meeting ? `/meetings/${meeting.id}` : '/my-papers'
  const about = meeting ? meeting.itemTitle || meeting.title : ''
  return (
    <div className="flex h-dvh flex-col bg-surround">
      <header className="flex min-h-bar items-center gap-2 border-b border-line bg-sheet pr-4 pl-2">
        <Link to={wayBack} className="grid size-touch shrink-0 place-items-center rounded-md hover:bg-well" aria-label={t.common.back}><ChevronLeft aria-hidden className="size-6" /></Link>
        <div className="min-w-0 py-1">
          {about && <p className="line-clamp-1 text-muted">{about}</p>}
          <h1 className="line-clamp-2 leading-snug font-semibold text-pretty">{version.title}</h1>
        </div>
      </header>
      {ended === null
        ? <NewerVersion key={version.id} newer={newer}><LineStrip className="absolute inset-x-0 top-0 z-20" /><PaperReader key={search} version={version} about={about} initialPlace={place} firstWidth={width} placeIsAsked={placeIsAsked} initialFind={find} toolbar={meeting?.mayMark && <ToMarks meetingId={meeting.id} versionId={version.id} />} /></NewerVersion>
        : <Ended why={ended} wayBack={wayBack} />}
    </div>
  )
}

/** "Ghi chú": marks are made in the meeting's room, where the paper opens at the same place. */
function ToMarks({ meetingId, versionId }: { meetingId: string; versionId: string }) {
  const t = useText()
  return (
    <Link to={`/meetings/${meetingId}/room?paper=${versionId}`} className="inline-flex min-h-touch items-center gap-2 rounded-md px-3 font-medium whitespace-nowrap hover:bg-well active:bg-green-tint">
      <PenLine aria-hidden className="size-5" />{t.reader.annotate}
    </Link>
  )
}

/** In the paper's place once it may not be read any more. */
function Ended({ why, wayBack }: { why: string; wayBack: string }) {
  const t = useText()
  return (
    <main className="grid min-h-0 flex-1 place-items-center overflow-y-auto p-4">
      <div role="alert" className="grid max-w-form justify-items-center gap-6 rounded-xl bg-sheet px-6 py-10 text-center shadow-float sm:px-12">
        <FileX2 aria-hidden className="size-12 text-muted" strokeWidth={1.5} />
        <p className="text-lg text-pretty">{why}</p>
        <LinkButton to={wayBack} look="primary">{t.common.back}</LinkButton>
      </div>
    </main>
  )
}

/** The paper, and the word that a newer version is there: offered when it comes, in a band afterwards. */
function NewerVersion({ newer, children }: { newer: NewerVersionFacts | null; children: ReactNode }) {
  const navigate = useNavigate()
  const { isOffered, stay } = useOffered(newer)
  const open = (versionId: string) => navigate(`/papers/${versionId}`)
  return (
    <>
      {newer && !isOffered && <OldVersionBand newer={newer} onOpen={open} className="sm:justify-center" />}
      <main className="relative min-h-0 flex-1">
        {children}
        {newer && isOffered && <NewVersionOffer newer={newer} onOpen={open} onStay={stay} className="absolute inset-x-2 bottom-20 z-10 mx-auto max-w-2xl" />}
      </main>
    </>
  )
}
