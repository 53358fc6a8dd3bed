import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { json, useLoaderData, useSearchParams } from '@remix-run/react'
import { useRef } from 'react'
import type { ReadingPlace } from '~/domain/documents/reading'
import { useInk } from '~/features/ink/use-ink'
import { WaitingSender } from '~/features/ink/kept/waiting-sender'
import { MeetingConsole } from '~/features/live/console/meeting-console'
import { DelegateRoom } from '~/features/live/delegate-room'
import { MeetingProvider, useMeeting } from '~/features/live/meeting-context'
import { PaperSlot } from '~/features/live/paper-slot'
import { RoomPaper, type OpenRoomPaper } from '~/features/live/room-paper'
import { useOpinions } from '~/features/opinions/use-opinions'
import type { PaperReaderHandle } from '~/features/reader/paper-reader'
import { firstPictureHeaders, firstWidth } from '~/features/reader/first-picture'
import { refusalBody, refusalResponse, requireActor } from '~server/http/answers'
import { openPaper } from '~server/services/documents/read-paper'
import { readRoom } from '~server/services/live/read-room'

/** Draws its own bar: the paper is the screen. */
export const handle = { bare: true }

/** The room as this person may see it, and the paper that the address names; one that is gone or closed leaves the list. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  const meetingId = params.meetingId ?? ''
  const room = await readRoom(ctx, meetingId, 'person')
  if (!room.ok) throw refusalResponse(room, request)
  const versionId = new URL(request.url).searchParams.get('paper')
  const opened = versionId ? await openPaper(ctx, versionId) : null
  const place = opened?.ok ? askedPlace(request, opened.value.drawn.length) : null
  const paper = opened?.ok && opened.value.meeting?.id === meetingId ? { version: opened.value.version, place: place ?? opened.value.place, placeIsAsked: place !== null, width: firstWidth(request), newer: opened.value.newer } : null
  const ended = opened && !opened.ok && opened.code !== 'not-found' ? refusalBody(opened, request).message : null
  const preload = paper && firstPictureHeaders(paper.version.id, paper.place.page, paper.width)
  return json({ room: room.value, paper, ended }, { headers: preload ?? {} })
}

/** `?page=12`, as a notification asks for. */
function askedPlace(request: Request, pages: number): ReadingPlace | null {
  const page = Number(new URL(request.url).searchParams.get('page'))
  return Number.isInteger(page) && page >= 1 && page <= pages ? { page, offset: 0 } : null
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.room.title} · Nghị Sự` : 'Nghị Sự' }]

/** The meeting as it runs: the desk of whoever runs or records it, the paper for everybody else, and for them on demand. */
export default function RoomPage() {
  const { room, paper, ended } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const hasDesk = room.you.can.run || room.you.can.record
  const atDesk = hasDesk && query.get('view') !== 'paper' && !query.has('paper')
  return (
    <MeetingProvider view={room}>
      <WaitingSender openVersionId={atDesk ? null : paper?.version.id ?? null} />
      {atDesk ? <MeetingConsole /> : <PaperRoom openVersionId={query.get('paper')} hasDesk={hasDesk} paper={paper} ended={ended} askedNote={query.get('note')} />}
    </MeetingProvider>
  )
}

type PaperRoomProps = { openVersionId: string | null; hasDesk: boolean; paper: OpenRoomPaper | null; ended: string | null; askedNote: string | null }

/** The paper with everybody's marks on it, and beside it, when wanted, the list of what they say. */
function PaperRoom({ openVersionId, hasDesk, paper, ended, askedNote }: PaperRoomProps) {
  const { session, renderOverlay, toolbar, keys } = useInk(paper?.version.id ?? null)
  const { view: { you } } = useMeeting()
  const reader = useRef<PaperReaderHandle>(null)
  const opinions = useOpinions({ session, version: paper?.version ?? null, mayExport: you.can.exportMarks, reader, askedNote })
  return (
    <DelegateRoom openVersionId={openVersionId} hasDesk={hasDesk}>
      {paper
        ? (
          <div className="flex h-full">
            <div className="min-w-0 flex-1"><RoomPaper paper={paper} reader={reader} isNarrow={opinions.isOpen} renderOverlay={renderOverlay} toolbar={<>{toolbar}{opinions.toggle}</>} keys={keys} /></div>
            {opinions.panel}
          </div>
        )
        : <PaperSlot ended={ended} />}
    </DelegateRoom>
  )
}
