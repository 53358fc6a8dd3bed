import type { LoaderFunctionArgs } from '@remix-run/node'
import type { PaperLine } from '~/domain/documents/reading'
import type { MeetingView } from '~/domain/meetings/view'
import type { ActorCtx } from '../context'
import { listPapers } from '../services/documents/list-papers'
import { readMeeting, type PageRight } from '../services/meetings/read-meeting'
import { refusalResponse, requireActor } from './answers'

type AskedMeeting = { ctx: ActorCtx; meeting: MeetingView }

/** For the loader of a page of one meeting (`params.meetingId`): who asks, and the meeting as he may see it. Throws what `requireActor` throws, and the answer to a refusal of `readMeeting`. */
export async function requireMeeting({ context, request, params }: LoaderFunctionArgs, right: PageRight = 'read-meeting'): Promise<AskedMeeting> {
  const ctx = requireActor(context, request)
  const meeting = await readMeeting(ctx, params.meetingId ?? '', right)
  if (!meeting.ok) throw refusalResponse(meeting, request)
  return { ctx, meeting: meeting.value }
}

/** The same with the papers that he may read. */
export async function requireMeetingAndPapers(args: LoaderFunctionArgs, right?: PageRight): Promise<AskedMeeting & { papers: PaperLine[] }> {
  const { ctx, meeting } = await requireMeeting(args, right)
  const papers = await listPapers(ctx, meeting.id)
  return { ctx, meeting, papers: papers.ok ? papers.value : [] }
}
