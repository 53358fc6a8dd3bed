import { secrecyLaw } from '~/domain/documents/secrecy-law'
import { formatDate, formatFileSize, formatTime } from '../format'
import type { RefusalTexts } from '../vi/refusals'
import { meetings } from './meetings'

const at = (moment: string | number | undefined) =>
  moment === undefined ? '' : ` at ${typeof moment === 'number' ? formatTime(moment) : moment}`
const size = (bytes: string | number | undefined) => formatFileSize(Number(bytes), 'en')
const recaller = (by: string | number | undefined) => (by === 'secretary' ? 'the secretary' : by === 'maker' ? 'whoever handed it in' : 'the chair')
const moment = (ms: string | number | undefined) => (typeof ms === 'number' ? `${formatTime(ms)} on ${formatDate(ms)}` : '')
const count = (present: string | number | undefined, needed: string | number | undefined) =>
  present === undefined || needed === undefined ? '' : ` (${present} present, needs ${needed})`
const meetingState = (state: string | number | undefined) =>
  meetings.states[state as keyof typeof meetings.states]?.toLowerCase()

export const refusals: RefusalTexts = {
  'not-signed-in': () => 'The session has expired. Sign in again to go on.',
  forbidden: () => 'This account may not do that. If it is needed, ask the meeting’s secretary or the unit’s administrator.',
  'not-found': () => 'Nothing found here, or this account may not see it. Check the address.',
  'bad-input': () => 'What was sent is not valid and was not saved. Check the fields and send again.',
  stale: () => 'Somebody else has just changed this. Reload to see the new state, then go on.',

  'identity/wrong-password': () => 'User name or password is wrong. Check the keyboard language and Caps Lock, then try again.',
  'identity/too-many-attempts': (p) => `Too many wrong attempts. Try again in ${p.minutes || 15} minutes.`,
  'identity/account-disabled': () => 'This account is disabled. Ask the unit’s administrator to enable it.',
  'identity/password-too-short': (p) => `The password is too short. Use at least ${p.minimum ?? 14} characters.`,
  'identity/password-same': () => 'The new password is the current one. Choose another.',
  'identity/username-taken': () => 'This user name is taken. Choose another.',
  'identity/set-up-code-wrong': () => 'The set-up code is wrong. Read it from the server’s console and enter it again.',
  'identity/already-set-up': () => 'The system is already set up. Sign in to use it.',
  'identity/unit-has-children': () => 'The unit still has units, users or meetings that refer to it. Move them first.',

  'meetings/no-chair': () => 'The meeting has no chair. Choose one before inviting.',
  'meetings/no-secretary': () => 'The meeting has no secretary. Choose one before inviting.',
  'meetings/no-agenda': () => 'The agenda is empty. Add at least one item before inviting.',
  'meetings/no-members': () => 'The meeting has no members. Add members before inviting.',
  'meetings/wrong-state': (p) => `Not possible in the meeting’s present state${meetingState(p.state) ? ` (${meetingState(p.state)})` : ''}. Reload to see the latest.`,
  'meetings/item-in-progress': () => 'An item is still under discussion. Finish it first.',
  'meetings/vote-in-progress': () => 'A vote is still running. Close it first.',
  'meetings/reason-needed': () => 'The reason is missing. State it so that those invited know.',
  'meetings/already-seated': () => 'This person is already on the list. Change the role in the existing line.',
  'meetings/keeps-chair': () => 'A meeting needs its chair. Choose somebody else as chair; this person then becomes a member.',
  'meetings/has-attended': () => 'This person has checked in or spoken and cannot be taken off the list.',
  'meetings/ends-before-start': () => 'The end is before the start. Correct the times.',

  'agenda/item-not-open': () => 'This item is not open. Go to it first.',
  'agenda/item-already-open': () => 'This item is already under discussion.',
  'agenda/too-deep': (p) => `The agenda has at most ${p.max ?? 3} levels. Place this item higher.`,
  'agenda/has-papers': () => 'This item has papers and cannot be deleted. Move the papers first.',
  'agenda/has-votes': () => 'This item has votes and cannot be deleted.',
  'agenda/into-itself': () => 'An item cannot be placed inside itself. Choose another place.',
  'agenda/already-discussed': () => 'This item is or was under discussion and cannot be removed. It can be put off.',

  'documents/not-pdf': () => 'The file is not a PDF. Save it as PDF and upload again.',
  'documents/damaged': () => 'The PDF is damaged and cannot be opened. Export or scan it again and upload.',
  'documents/encrypted': () => 'File is encrypted. Remove the password and upload again.',
  'documents/empty': () => 'The file has no pages. Check it and upload again.',
  'documents/too-many-pages': (p) => `Too many pages${p.limit ? ` (at most ${p.limit})` : ''}. Split the file and upload the parts.`,
  'documents/too-large': (p) => `The file is too large${p.limitMb ? ` (at most ${p.limitMb} MB)` : ''}. Reduce or split it and upload again.`,
  'documents/state-secret': (p) => `Classified papers may not go onto a networked system. Hand them out on paper in the room. This is article ${secrecyLaw.article}, clause ${secrecyLaw.clause} of the Law on protection of state secrets, No ${secrecyLaw.number}; ${p.in === 'name'
    ? `a name marked “${p.level}” is not kept. If the paper is no secret, take that mark out of its name and try again.`
    : 'the file has not been kept.'}`,
  'documents/not-ready': () => 'The paper is being prepared for reading. Its pages appear as soon as they are ready.',
  'documents/wrong-step': () => 'The paper has just moved on to another step. Reload the page to see where it is.',
  'documents/reason-needed': () => 'No reason given. Say why, so that the unit knows what to change.',
  'documents/due-too-late': () => 'That is after the meeting begins. Choose an earlier time.',
  'documents/reminded-lately': (p) => `Reminded already${at(p.at)}. A unit is reminded at most once an hour.`,
  'documents/copy-failed': () => 'A copy to take away could not be made of this paper. It can still be read on the screen; ask the secretary for a copy.',
  'documents/page-failed': (p) => `${p.page ? `Page ${p.page}` : 'This page'} cannot be shown. The other pages can be read; download the original to see this one.`,
  'documents/unknown-kind': () => 'This kind of file is not accepted. PDF, Word, Excel, PowerPoint, OpenDocument files and JPG, PNG pictures are; save it as PDF and upload it again.',
  'documents/heic': () => 'HEIC pictures from phones are not accepted yet. Choose “Most compatible” (JPG) in the camera’s settings, or export the picture as JPG, and upload it again.',
  'documents/no-office': () => 'The server has no LibreOffice, so office files cannot be made into PDF. Ask the administrator to install the package libreoffice, or save as PDF and upload that.',
  'documents/office-failed': () => 'This file could not be made into PDF: it is damaged or too complex. Open it in the program it was written with, save it as PDF and upload that.',
  'documents/picture-failed': (p) => `This picture cannot be opened: it is damaged or too large${p.limitMpx ? ` (at most ${p.limitMpx} million pixels)` : ''}. Take or save it again and upload it.`,
  'documents/photograph-failed': (p) => `The picture${p.name ? ` “${p.name}”` : ''} cannot be opened: it is damaged, no JPG or PNG, or too large${p.limitMpx ? ` (at most ${p.limitMpx} million pixels)` : ''}. Leave it out or take it again, then go on; the others are kept.`,
  'documents/own-space-full': (p) => `My papers ${p.used === undefined ? 'are full' : `take ${size(p.used)} of ${size(p.limit)}`}, so there is no room for this file. ${p.deleted ? `Open Deleted and delete for good what is not needed (it takes ${size(p.deleted)}), then send it again.` : 'Delete for good what is not needed, then send it again.'}`,
  'documents/no-space': () => 'The server is running out of space and cannot take the file. Tell the system administrator; what was sent is kept, go on when there is space.',
  'documents/too-many-uploads': (p) => `Too many files are only half sent${p.limit ? ` (at most ${p.limit})` : ''}. Finish or drop some of them first.`,
  'documents/upload-unfinished': () => 'The file has not arrived as a whole. Choose it again to send the rest.',
  'documents/folder-not-empty': () => 'The folder still holds papers or folders and cannot be deleted. Move or delete them first.',
  'documents/folder-too-deep': (p) => `Folders go at most ${p.max ?? 3} levels deep. Make it one level up.`,
  'documents/too-many-folders': (p) => `There are ${p.max ?? 300} folders already. Remove the empty ones first.`,
  'documents/search-busy': () => 'The server is busy and has not searched. Try again in a few seconds, or with more specific words.',
  'documents/set-too-long': (p) => `The set has too many pages${p.pages ? ` (${p.pages}, at most ${p.limit})` : ''}. Leave the papers out and print them one by one.`,
  'documents/recalled': (p) => `This paper was recalled${p.today === 0 ? ` at ${moment(p.at)}` : at(p.at)} by ${recaller(p.by)}.${p.reason ? ` Reason: ${p.reason}` : ''}`,
  'documents/not-open-yet': (p) => `This paper can be read from ${moment(p.at)}. Open it again then.`,
  'documents/reading-over': (p) => `The time for reading this paper ended at ${moment(p.at)}. If it is still needed, ask the meeting’s secretary.`,

  'annotations/not-yours': () => 'This mark is somebody else’s and cannot be changed.',
  'annotations/malformed': () => 'The server could not read the last mark. Reload the page and try again.',
  'annotations/too-much': () => 'That many marks at once cannot be taken. Wait a few minutes, then reload the page.',
  'annotations/layer-locked': () => 'The shared notes of this paper are locked. Private notes still work.',
  'annotations/too-many-groups': (p) => `Each person has at most ${p.max ?? 10} note groups in a meeting, and that many there are. End one that is no longer used, then try again.`,
  'annotations/too-many-groups-made': (p) => `One person makes at most ${p.max ?? 50} note groups in a meeting, those that have ended among them, and that many there are. Bring back one that has ended, and change its name and members.`,
  'annotations/export-busy': () => 'The server is busy and has not exported the comments. Try again in a few minutes.',

  'live/not-in-session': () => 'The meeting is not in session, so this is not possible now.',
  'live/no-seat': () => 'Not on the list of participants. Tell the secretary if that is a mistake.',
  'live/not-checked-in': () => 'Not checked in yet. Check in first.',
  'live/already-asked': () => 'Already on the list of speakers. Wait for the chair.',
  'live/no-request': () => 'This request is gone: withdrawn or already called.',
  'live/nobody-speaking': () => 'Nobody has the floor.',
  'live/somebody-speaking': () => 'Somebody has the floor. End that speech first.',
  'live/no-quorum': (p) => `No quorum${count(p.present, p.needed)}. Wait for more members to check in.`,
  'live/too-early': (p) => `Check-in has not begun.${p.opensAt === undefined ? '' : ` It opens${at(p.opensAt)}.`}`,
  'live/guests-may-not-ask': () => 'Guests do not ask for the floor in this meeting; they speak when called.',
  'live/already-present': () => 'Already checked in.',
  'live/nobody-presenting': () => 'Nobody is presenting a paper now.',

  'voting/not-open': () => 'The vote is not open yet. Wait for the chair.',
  'voting/closed': (p) => `Voting closed${at(p.at ?? p.closedAt)}; ballot not recorded. Tell the secretary if needed.`,
  'voting/guest': () => 'No vote in this meeting (guest).',
  'voting/not-on-roll': () => 'Not on the roll fixed when the vote opened. Tell the secretary if needed.',
  'voting/unknown-choice': () => 'No such choice in this vote; ballot not recorded. Choose again and cast.',
  'voting/already-open': () => 'Another vote is still running. Close it first.',
  'voting/no-quorum': (p) => `No quorum for a vote${count(p.present, p.needed)}. Wait for more members to check in.`,
  'voting/secret-not-offered': () => 'Secret ballots are not offered here yet. Hold it on paper and enter the count in the minutes.',
  'voting/wrong-state': () => 'The vote has moved on. Reload to see its present step.',
  'voting/paused': () => 'The vote is paused; ballot not recorded. Cast again when it resumes.',

  'minutes/wrong-step': () => 'The paper has moved on. Reload to see its present step.',
  'minutes/not-your-step': () => 'This step belongs to somebody else by the body’s procedure.',
  'minutes/changed-meanwhile': () => 'Somebody else has just edited the draft. What was typed is still here; look at the new text and save again.',
  'minutes/number-taken': (p) => `${p.number === undefined ? 'This number' : `Number ${p.number}`} is already given to another paper this year. Choose the next.`,
  'minutes/reason-needed': () => 'The reason is missing. State what has to be changed.',
  'minutes/no-series': () => 'No number series exists for this kind of paper. Ask the administrator to add one under Issuing bodies, then number it again.',
  'minutes/locked': () => 'The paper is submitted or approved and cannot be edited. Send it back, or rectify it after issue.',
}
