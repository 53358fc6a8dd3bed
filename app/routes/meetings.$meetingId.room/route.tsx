import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { MeetingConsole } from '~/features/live/console/meeting-console'
import { DelegateRoom } from '~/features/live/delegate-room'
import { MeetingProvider } from '~/features/live/meeting-context'
import { PaperSlot } from '~/features/live/paper-slot'
import { refusalResponse, requireActor } from '~server/http/answers'
import { readRoom } from '~server/services/live/read-room'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  const room = await readRoom(ctx, params.meetingId ?? '', 'person')
  if (!room.ok) throw refusalResponse(room, request)
  return { room: room.value }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.room.title} · Nghị Sự` : 'Nghị Sự' }]

/** The meeting as it runs: the desk of whoever runs or records it, the paper for everybody else, and for them on demand. */
export default function RoomPage() {
  const { room } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const atDesk = (room.you.can.run || room.you.can.record) && query.get('view') !== 'paper' && !query.has('paper')
  return (
    <MeetingProvider view={room}>
      {atDesk ? <MeetingConsole /> : <DelegateRoom openVersionId={query.get('paper')}><PaperSlot /></DelegateRoom>}
    </MeetingProvider>
  )
}
