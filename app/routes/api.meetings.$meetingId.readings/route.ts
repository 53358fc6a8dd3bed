import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { readReadings } from '~server/services/documents/readings'

/** GET: who has read the meeting's papers; to whoever does not make the meeting only his own reading. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const readings = await readReadings(ctx, params.meetingId ?? '')
  return readings.ok ? Response.json(readings.value, { headers: { 'Cache-Control': 'no-store' } }) : refusalResponse(readings, request)
}
