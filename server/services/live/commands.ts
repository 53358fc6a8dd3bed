import { commandInputs as inputs } from '~/domain/live/command-inputs'
import { clearMarks } from '../annotations/clear-marks'
import { lockMarks, unlockMarks } from '../annotations/lock-marks'
import { endNoteGroup, reopenNoteGroup, saveNoteGroup } from '../annotations/note-groups'
import { handOutPaper } from '../documents/hand-out-paper'
import { castBallot } from '../voting/cast-ballot'
import { closeVote } from '../voting/close-vote'
import { declareVote } from '../voting/declare-vote'
import { openVote } from '../voting/open-vote'
import { pauseVote, resumeVote } from '../voting/pause-vote'
import { prepareVote } from '../voting/prepare-vote'
import { command, commandApart, type Command } from '../kernel/command'
import { addUnscheduledItem } from './add-unscheduled-item'
import { askFloor, withdrawFloor } from './ask-floor'
import { changeChair } from './change-chair'
import { checkIn, checkInFor } from './check-in'
import { closeMeeting } from './close-meeting'
import { endBreak } from './end-break'
import { finishItem } from './finish-item'
import { endFloor, extendFloor, giveFloor } from './give-floor'
import { comeBack, leaveRoom } from './leave-room'
import { openItem } from './open-item'
import { openMeeting } from './open-meeting'
import { startPresenting, stopPresenting } from './present'
import { putOffItem } from './put-off-item'
import { recordAbsence } from './record-absence'
import { correctConclusion, recordConclusion } from './record-conclusion'
import { correctOpinion, recordOpinion } from './record-opinion'
import { retract } from './retract'
import { seatDeputy } from './seat-deputy'
import { startBreak } from './start-break'

/** Every command of a meeting by the name in its URL: POST /api/meetings/<id>/<name>; with the right that its verb asks first. */
export const meetingCommands: Record<string, Command> = {
  'open-meeting': command('run-meeting', inputs['open-meeting'], openMeeting),
  'start-break': command('run-meeting', inputs['start-break'], startBreak),
  'end-break': command('run-meeting', inputs['end-break'], endBreak),
  'close-meeting': command('run-meeting', inputs['close-meeting'], closeMeeting),
  'change-chair': command('run-meeting', inputs['change-chair'], changeChair),
  'open-item': command('run-meeting', inputs['open-item'], openItem),
  'finish-item': command('run-meeting', inputs['finish-item'], finishItem),
  'put-off-item': command('run-meeting', inputs['put-off-item'], putOffItem),
  'add-unscheduled-item': command('run-meeting', inputs['add-unscheduled-item'], addUnscheduledItem),
  'check-in': command('check-in', inputs['check-in'], checkIn),
  'check-in-for': command('record', inputs['check-in-for'], checkInFor),
  'record-absence': command('record', inputs['record-absence'], recordAbsence),
  'leave-room': command('check-in', inputs['leave-room'], leaveRoom),
  'come-back': command('check-in', inputs['come-back'], comeBack),
  'seat-deputy': command('record', inputs['seat-deputy'], seatDeputy),
  'ask-floor': command('ask-floor', inputs['ask-floor'], askFloor),
  'withdraw-floor': command('ask-floor', inputs['withdraw-floor'], withdrawFloor),
  'give-floor': command('give-floor', inputs['give-floor'], giveFloor),
  'extend-floor': command('give-floor', inputs['extend-floor'], extendFloor),
  'end-floor': command('give-floor', inputs['end-floor'], endFloor),
  'record-opinion': command('record', inputs['record-opinion'], recordOpinion),
  'correct-opinion': command('record', inputs['correct-opinion'], correctOpinion),
  'record-conclusion': command('record', inputs['record-conclusion'], recordConclusion),
  'correct-conclusion': command('record', inputs['correct-conclusion'], correctConclusion),
  retract: command('record', inputs.retract, retract),
  'hand-out-paper': command('edit-meeting', inputs['hand-out-paper'], handOutPaper),
  'start-presenting': command('present', inputs['start-presenting'], startPresenting),
  'stop-presenting': command('ask-floor', inputs['stop-presenting'], stopPresenting),
  'lock-marks': command('lock-marks', inputs['lock-marks'], lockMarks),
  'unlock-marks': command('lock-marks', inputs['unlock-marks'], unlockMarks),
  'clear-marks': commandApart('clear-marks', inputs['clear-marks'], clearMarks),
  'save-note-group': command('make-note-group', inputs['save-note-group'], saveNoteGroup),
  'end-note-group': command('make-note-group', inputs['end-note-group'], endNoteGroup),
  'reopen-note-group': command('make-note-group', inputs['reopen-note-group'], reopenNoteGroup),
  'prepare-vote': command('prepare-vote', inputs['prepare-vote'], prepareVote),
  'open-vote': command('run-vote', inputs['open-vote'], openVote),
  'pause-vote': command('run-vote', inputs['pause-vote'], pauseVote),
  'resume-vote': command('run-vote', inputs['resume-vote'], resumeVote),
  'cast-ballot': command('cast-ballot', inputs['cast-ballot'], castBallot),
  'close-vote': command('run-vote', inputs['close-vote'], closeVote),
  'declare-vote': command('run-vote', inputs['declare-vote'], declareVote),
}
