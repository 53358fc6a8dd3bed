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

/** Every command of a meeting by the name in its URL: POST /api/meetings/<id>/<name>. */
export const meetingCommands: Record<string, Command> = {
  'open-meeting': command(inputs['open-meeting'], openMeeting),
  'start-break': command(inputs['start-break'], startBreak),
  'end-break': command(inputs['end-break'], endBreak),
  'close-meeting': command(inputs['close-meeting'], closeMeeting),
  'change-chair': command(inputs['change-chair'], changeChair),
  'open-item': command(inputs['open-item'], openItem),
  'finish-item': command(inputs['finish-item'], finishItem),
  'put-off-item': command(inputs['put-off-item'], putOffItem),
  'add-unscheduled-item': command(inputs['add-unscheduled-item'], addUnscheduledItem),
  'check-in': command(inputs['check-in'], checkIn),
  'check-in-for': command(inputs['check-in-for'], checkInFor),
  'record-absence': command(inputs['record-absence'], recordAbsence),
  'leave-room': command(inputs['leave-room'], leaveRoom),
  'come-back': command(inputs['come-back'], comeBack),
  'seat-deputy': command(inputs['seat-deputy'], seatDeputy),
  'ask-floor': command(inputs['ask-floor'], askFloor),
  'withdraw-floor': command(inputs['withdraw-floor'], withdrawFloor),
  'give-floor': command(inputs['give-floor'], giveFloor),
  'extend-floor': command(inputs['extend-floor'], extendFloor),
  'end-floor': command(inputs['end-floor'], endFloor),
  'record-opinion': command(inputs['record-opinion'], recordOpinion),
  'correct-opinion': command(inputs['correct-opinion'], correctOpinion),
  'record-conclusion': command(inputs['record-conclusion'], recordConclusion),
  'correct-conclusion': command(inputs['correct-conclusion'], correctConclusion),
  retract: command(inputs.retract, retract),
  'hand-out-paper': command(inputs['hand-out-paper'], handOutPaper),
  'start-presenting': command(inputs['start-presenting'], startPresenting),
  'stop-presenting': command(inputs['stop-presenting'], stopPresenting),
  'lock-marks': command(inputs['lock-marks'], lockMarks),
  'unlock-marks': command(inputs['unlock-marks'], unlockMarks),
  'clear-marks': commandApart(inputs['clear-marks'], clearMarks),
  'save-note-group': command(inputs['save-note-group'], saveNoteGroup),
  'end-note-group': command(inputs['end-note-group'], endNoteGroup),
  'reopen-note-group': command(inputs['reopen-note-group'], reopenNoteGroup),
  'prepare-vote': command(inputs['prepare-vote'], prepareVote),
  'open-vote': command(inputs['open-vote'], openVote),
  'pause-vote': command(inputs['pause-vote'], pauseVote),
  'resume-vote': command(inputs['resume-vote'], resumeVote),
  'cast-ballot': command(inputs['cast-ballot'], castBallot),
  'close-vote': command(inputs['close-vote'], closeVote),
  'declare-vote': command(inputs['declare-vote'], declareVote),
}
