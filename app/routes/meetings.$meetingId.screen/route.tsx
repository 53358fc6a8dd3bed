import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HallScreen } from '~/features/live/hall-screen'
import { MeetingProvider } from '~/features/live/meeting-context'
import { refusalResponse, requireActor } from '~server/http/answers'
import { readRoom } from '~server/services/live/read-room'

/** Nothing but the hall's own picture. */
export const handle = { bare: true }

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  const room = await readRoom(ctx, params.meetingId ?? '', 'screen')
  if (!room.ok) throw refusalResponse(room, request)
  return { room: room.value }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.room.title} · Nghị Sự` : 'Nghị Sự' }]

/** The hall's big screen: only shows. */
export default function ScreenPage() {
  const { room } = useLoaderData<typeof loader>()
  return <MeetingProvider view={room} as="screen"><HallScreen /></MeetingProvider>
}
