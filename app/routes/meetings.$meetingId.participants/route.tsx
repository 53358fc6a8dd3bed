import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { groupIdInput, groupInput } from '~/domain/documents/reading-inputs'
import { addSeatsInput, changeSeatInput, seatIdInput, sitesInput } from '~/domain/meetings/inputs'
import { pageTitle } from '~/features/frame/page-title'
import { MeetingHead } from '~/features/meetings/meeting-head'
import { answerIntent, inMeeting, intent } from '~server/http/intents'
import { requireMeeting } from '~server/http/require-meeting'
import { readGroups, removeGroup, saveGroup } from '~server/services/meetings/groups'
import { addSeats, changeSeat, removeSeat } from '~server/services/meetings/seating'
import { readMeetingChoices } from '~server/services/meetings/search-people'
import { setSites } from '~server/services/meetings/set-sites'
import { GroupsEditor } from './groups-editor'
import { SeatsEditor } from './seats-editor'
import { SitesEditor } from './sites-editor'

export const meta = pageTitle((t) => t.meetings.editPeople)

/** Also after a refusal: it mostly means that somebody else was here meanwhile. */
export const shouldRevalidate = () => true

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, meeting } = await requireMeeting(args, 'edit-meeting')
  return { meeting, units: (await readMeetingChoices(ctx)).units, groups: await readGroups(ctx, meeting.id) }
}

export function action(args: ActionFunctionArgs) {
  return answerIntent(inMeeting(args, 'edit-meeting'), {
    'add-seats': intent(addSeatsInput, addSeats),
    'change-seat': intent(changeSeatInput, changeSeat),
    'remove-seat': intent(seatIdInput, removeSeat),
    'set-sites': intent(sitesInput, setSites),
    'save-group': intent(groupInput, saveGroup),
    'remove-group': intent(groupIdInput, removeGroup),
  })
}

export default function ParticipantsPage() {
  const { meeting, units, groups } = useLoaderData<typeof loader>()
  return (
    <>
      <MeetingHead meeting={meeting} />
      <div className="grid gap-8">
        <SeatsEditor meeting={meeting} units={units} />
        <GroupsEditor groups={groups} seats={meeting.seats} />
        <SitesEditor key={meeting.sites.map((site) => site.id).join()} sites={meeting.sites} />
      </div>
    </>
  )
}
