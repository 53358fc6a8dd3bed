import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pageTitle } from '~/features/frame/page-title'
import { MeetingHead } from '~/features/meetings/meeting-head'
import { refusalResponse, requireActor } from '~server/http/answers'
import { listPapers } from '~server/services/documents/list-papers'
import { readMeeting } from '~server/services/meetings/read-meeting'
import { ItemPapers } from './item-papers'

export const meta = pageTitle((t) => t.preparing.tab)

/** Also after a refusal: it mostly means that somebody else was here meanwhile. */
export const shouldRevalidate = () => true

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const ctx = requireActor(context, request)
  const meetingId = params.meetingId ?? ''
  const meeting = await readMeeting(ctx, meetingId)
  if (!meeting.ok) throw refusalResponse(meeting, request)
  const papers = await listPapers(ctx, meetingId)
  return { meeting: meeting.value, papers: papers.ok ? papers.value : [] }
}

/** All papers of a meeting, as far as this person may read them; each part of the page is a file of its own. */
export default function MeetingPapersPage() {
  const { meeting, papers } = useLoaderData<typeof loader>()
  return (
    <>
      <MeetingHead meeting={meeting} />
      <div className="grid gap-6">
        <ItemPapers meeting={meeting} papers={papers} />
      </div>
    </>
  )
}
