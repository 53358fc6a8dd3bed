import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { addItemInput, editItemInput, itemIdInput, moveItemInput } from '~/domain/agenda/inputs'
import { commandInputs } from '~/domain/live/command-inputs'
import { pageTitle } from '~/features/frame/page-title'
import { MeetingHead } from '~/features/meetings/meeting-head'
import { answerIntent, inMeeting, intent } from '~server/http/intents'
import { requireMeetingAndPapers } from '~server/http/require-meeting'
import { addItem } from '~server/services/agenda/add-item'
import { editItem } from '~server/services/agenda/edit-item'
import { moveItem } from '~server/services/agenda/move-item'
import { removeItem } from '~server/services/agenda/remove-item'
import { readMeetingChoices } from '~server/services/meetings/search-people'
import { prepareVote } from '~server/services/voting/prepare-vote'
import { AgendaEditor } from './agenda-editor'

export const meta = pageTitle((t) => t.meetings.editAgenda)

/** Also after a refusal: it mostly means that somebody else was here meanwhile. */
export const shouldRevalidate = () => true

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, meeting, papers } = await requireMeetingAndPapers(args, 'edit-meeting')
  return { meeting, papers, units: (await readMeetingChoices(ctx)).units }
}

export function action(args: ActionFunctionArgs) {
  return answerIntent(inMeeting(args, 'edit-meeting'), {
    'add-item': intent(addItemInput, addItem),
    'edit-item': intent(editItemInput, editItem),
    'move-item': intent(moveItemInput, moveItem),
    'remove-item': intent(itemIdInput, removeItem),
    'prepare-vote': intent(commandInputs['prepare-vote'], prepareVote),
  })
}

export default function AgendaPage() {
  const { meeting, papers, units } = useLoaderData<typeof loader>()
  return (
    <>
      <MeetingHead meeting={meeting} />
      <AgendaEditor meeting={meeting} papers={papers} units={units} />
    </>
  )
}
