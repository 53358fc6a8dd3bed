import { isAddressed, isForEverybody, type ReadingTime } from '../documents/may-read'
import type { PaperReaders, PaperState } from '../documents/paper'
import { isAtUnit } from '../documents/paper-course'
import type { ItemId, MeetingId, SeatId, UnitId, UserId } from '../kernel/ids'
import type { MeetingState, SeatRole } from '../meetings/types'

/** Who acts. `isClerk`: văn thư; `isUnitHead`: lãnh đạo đơn vị; `isScreen`: a device account that only shows (DOMAIN §1). */
export type Actor = {
  userId: UserId
  systemRole: 'none' | 'unit-admin' | 'system-admin'
  isClerk: boolean
  isUnitHead: boolean
  isScreen: boolean
  unitId: UnitId | null
}

/** A paper that something is done with. */
export type PaperSubject = {
  itemId: ItemId
  inClosedItem: boolean
  uploadedBy: UserId
  /** how far it is on its way to the members */
  state: PaperState
  /** the unit that hands it in; null where those who make the meeting laid it */
  unitId: UnitId | null
  /** units that prepare papers for its item */
  preparingUnitIds?: readonly UnitId[]
  readers: PaperReaders
  /** where now lies to its window */
  time: ReadingTime
  /** its readers may take a copy away */
  mayDownload: boolean
}

/** The meeting that something is done in, as seen by the actor. */
export type MeetingSubject = {
  id: MeetingId
  state: MeetingState
  createdBy: UserId
  seatOfActor: { id: SeatId; role: SeatRole; votes: boolean } | null
  /** groups of participants that the seat is in */
  groupIdsOfActor?: readonly string[]
  /** who presides now; null = the seat of the role */
  currentChairSeatId: SeatId | null
  allowSecretaryToChair: boolean
  /** units that prepare papers for its items */
  preparingUnitIds?: readonly UnitId[]
  /** seats that have the floor or present the current item: guests among them may present */
  calledSeatIds?: readonly SeatId[]
  /** a guest asked to stay for closed items */
  staysForClosedItems?: boolean
  /** the paper in question, for actions on papers */
  paper?: PaperSubject
  /** who signs the official paper; without it the chair */
  signerIds?: readonly UserId[]
  /** unit whose clerks keep the issuing body's register; without it any clerk */
  registryUnitId?: UnitId | null
}

/** For the house's own affairs: the unit concerned and all units above it; empty for the whole house. */
export type UnitSubject = { unitPath: readonly UnitId[] }

export const meetingActions = [
  'read-meeting', 'edit-meeting', 'invite', 'run-meeting', 'record', 'give-floor', 'ask-floor', 'check-in', 'cast-ballot', 'prepare-vote', 'run-vote',
  'read-paper', 'download-paper', 'take-original', 'upload-paper', 'request-paper', 'approve-for-unit', 'approve-paper', 'withdraw-paper', 'annotate-room', 'annotate-group', 'annotate-private', 'remove-any-mark', 'lock-marks', 'clear-marks', 'make-note-group', 'export-marks', 'replay-marks',
  'edit-minutes', 'approve-minutes', 'sign-paper', 'number-paper', 'issue-paper', 'read-published', 'show-big-screen', 'present',
] as const
export const houseActions = ['administer-users', 'administer-units', 'administer-bodies', 'administer-settings', 'create-meeting', 'reset-password'] as const
export type MeetingAction = (typeof meetingActions)[number]
export type HouseAction = (typeof houseActions)[number]
export type Action = MeetingAction | HouseAction

const role = (subject: MeetingSubject) => subject.seatOfActor?.role ?? null
const isSeated = (subject: MeetingSubject) => subject.seatOfActor !== null
const isGuest = (subject: MeetingSubject) => role(subject) === 'guest'
const isSecretary = (subject: MeetingSubject) => role(subject) === 'secretary'
const isInsider = (subject: MeetingSubject) => isSeated(subject) && !isGuest(subject)
const isMade = (actor: Actor, subject: MeetingSubject) => subject.createdBy === actor.userId

/** The chair, or whoever presides for a time. */
const presides = (subject: MeetingSubject) =>
  role(subject) === 'chair' || (subject.seatOfActor !== null && subject.seatOfActor.id === subject.currentChairSeatId)
/** … or the secretary in his place, where the chair allows it. */
const runs = (subject: MeetingSubject) => presides(subject) || (isSecretary(subject) && subject.allowSecretaryToChair)
const includesUnitOf = (actor: Actor, unitIds: readonly UnitId[] = []) => actor.unitId !== null && unitIds.includes(actor.unitId)
const isPreparedBy = (actor: Actor, subject: MeetingSubject) => includesUnitOf(actor, subject.preparingUnitIds)
/** Those who make the meeting: chair, secretary and whoever set it up. */
const arranges = (actor: Actor, subject: MeetingSubject) => presides(subject) || isSecretary(subject) || isMade(actor, subject)

const isComing = ({ state }: MeetingSubject) => state === 'draft' || state === 'invited' || state === 'postponed'
const isRunning = ({ state }: MeetingSubject) => state === 'in-session' || state === 'on-break'
const isOver = ({ state }: MeetingSubject) => state === 'closed' || state === 'published'

/** The room layer lives from the invitation until the end. */
const isMarked = (subject: MeetingSubject) => subject.state !== 'draft' && !isOver(subject)

const takesPart = (actor: Actor, subject: MeetingSubject) => arranges(actor, subject) || (isSeated(subject) && subject.state !== 'draft')
/** A preparing unit sees the meeting while it prepares, not what came of it. */
const mayRead = (actor: Actor, subject: MeetingSubject) => takesPart(actor, subject) || (isPreparedBy(actor, subject) && isComing(subject))
/** … and of its papers only those of its own items. */
const preparesPaper = (actor: Actor, subject: MeetingSubject) => mayRead(actor, subject) && includesUnitOf(actor, subject.paper?.preparingUnitIds)
const isOfUnit = (actor: Actor, paper: PaperSubject) => paper.unitId !== null && paper.unitId === actor.unitId
/** C8 A preparing unit lays papers on its own items and changes its own, until they are submitted. */
const handsIn = (actor: Actor, subject: MeetingSubject) => {
  const { paper } = subject
  if (!isComing(subject) || !isPreparedBy(actor, subject)) return false
  return !paper || (includesUnitOf(actor, paper.preparingUnitIds) && isOfUnit(actor, paper) && isAtUnit(paper.state))
}
/** C13 The members' papers are the approved ones; what is submitted lies before those who make the meeting; its own unit reads a paper at every step. */
const hasComeTo = (actor: Actor, subject: MeetingSubject) => {
  const { paper } = subject
  return !paper || hasComeToMembers(paper) || (paper.state === 'submitted' && arranges(actor, subject)) || isOfUnit(actor, paper)
}
/** One that was recalled has been with the members. */
const hasComeToMembers = ({ state }: PaperSubject) => state === 'approved' || state === 'recalled'
/** A closed item's papers are hidden from guests and from the big screen. */
const isHidden = (subject: MeetingSubject) => subject.paper?.inClosedItem === true && subject.staysForClosedItems !== true
/** R1, R3: it is laid before this person, now. Without a named paper the question is about papers as such. */
const isAddressee = (actor: Actor, { seatOfActor, groupIdsOfActor, paper }: MeetingSubject) =>
  !paper || (paper.time === 'open' && isAddressed(paper.readers, { userId: actor.userId, role: seatOfActor?.role ?? null, groupIds: groupIdsOfActor ?? [] }))
/** Who prepares the item; that the secretary's own office laid it there does not open it to the whole office. */
const isOfOwnUnit = (actor: Actor, { paper }: MeetingSubject) => includesUnitOf(actor, paper?.preparingUnitIds)
/** R5 Laid before this person, or his to administer. */
const isReader = (actor: Actor, subject: MeetingSubject) =>
  arranges(actor, subject) || (takesPart(actor, subject) && (!isGuest(subject) || !isHidden(subject)) && (isAddressee(actor, subject) || isOfOwnUnit(actor, subject)))
const readsPaper = (actor: Actor, subject: MeetingSubject) => hasComeTo(actor, subject) && (isReader(actor, subject) || preparesPaper(actor, subject))
/** R7 */
const keepsOriginal = (actor: Actor, subject: MeetingSubject) => arranges(actor, subject) || subject.paper?.uploadedBy === actor.userId
const keepsRegister = (actor: Actor, subject: MeetingSubject) => actor.isClerk && (!subject.registryUnitId || subject.registryUnitId === actor.unitId)

/** One sentence per action (C1–C12 in RULES.md). Screens are turned away before, but for what they show. */
const meetingSentences: Record<MeetingAction, (actor: Actor, subject: MeetingSubject) => boolean> = {
  'read-meeting': mayRead,
  'edit-meeting': (actor, subject) => arranges(actor, subject) && (isComing(subject) || isRunning(subject)),
  invite: (actor, subject) => arranges(actor, subject) && isComing(subject),
  'run-meeting': (_, subject) => runs(subject),
  record: (_, subject) => (isSecretary(subject) || presides(subject)) && subject.state !== 'cancelled',
  'give-floor': (_, subject) => runs(subject) && isRunning(subject),
  'ask-floor': (_, subject) => isSeated(subject) && isRunning(subject),
  'check-in': (_, subject) => isSeated(subject) && (isComing(subject) || isRunning(subject)),
  'cast-ballot': (_, subject) => isInsider(subject) && subject.seatOfActor?.votes === true && isRunning(subject),
  'prepare-vote': (actor, subject) => arranges(actor, subject) && (isComing(subject) || isRunning(subject)),
  'run-vote': (_, subject) => runs(subject) && isRunning(subject),
  'read-paper': readsPaper,
  'download-paper': (actor, subject) => readsPaper(actor, subject) && (subject.paper?.mayDownload !== false || keepsOriginal(actor, subject)),
  'take-original': (actor, subject) => readsPaper(actor, subject) && keepsOriginal(actor, subject),
  'upload-paper': (actor, subject) => (arranges(actor, subject) && (isComing(subject) || isRunning(subject))) || handsIn(actor, subject),
  'request-paper': (actor, subject) => arranges(actor, subject) && isComing(subject),
  'approve-for-unit': (actor, subject) => actor.isUnitHead && handsIn(actor, subject),
  'approve-paper': (actor, subject) => arranges(actor, subject) && (isComing(subject) || isRunning(subject)),
  'withdraw-paper': (actor, subject) =>
    presides(subject) || isSecretary(subject) || (subject.paper?.uploadedBy === actor.userId && isComing(subject)),
  'annotate-room': (_, subject) => isInsider(subject) && isMarked(subject),
  'annotate-private': (actor, subject) => isSeated(subject) && readsPaper(actor, subject),
  'annotate-group': (actor, subject) => isInsider(subject) && readsPaper(actor, subject),
  'make-note-group': (_, subject) => isInsider(subject) && subject.state !== 'draft',
  'replay-marks': (actor, subject) => isInsider(subject) && readsPaper(actor, subject),
  'export-marks': (actor, subject) => !isGuest(subject) && readsPaper(actor, subject),
  'lock-marks': (_, subject) => runs(subject) && isMarked(subject),
  'clear-marks': (_, subject) => (presides(subject) || isSecretary(subject)) && isMarked(subject),
  'remove-any-mark': (_, subject) => isSecretary(subject),
  'edit-minutes': (_, subject) => isSecretary(subject),
  'approve-minutes': (_, subject) => role(subject) === 'chair',
  'sign-paper': (actor, subject) => (subject.signerIds ? subject.signerIds.includes(actor.userId) : role(subject) === 'chair'),
  'number-paper': keepsRegister,
  'issue-paper': keepsRegister,
  'read-published': (actor, subject) => subject.state === 'published' && (mayRead(actor, subject) || keepsRegister(actor, subject)),
  'show-big-screen': arranges,
  present: (_, subject) =>
    isRunning(subject) && subject.seatOfActor !== null && (!isGuest(subject) || (subject.calledSeatIds ?? []).includes(subject.seatOfActor.id)),
}

const isOnView = ({ paper }: MeetingSubject) => !paper || (hasComeToMembers(paper) && paper.time === 'open' && isForEverybody(paper.readers))
/** C2 What a device account may do: show, and fetch what it shows. */
const screenSentences: Partial<Record<Action, (subject: MeetingSubject) => boolean>> = {
  'show-big-screen': () => true,
  'read-paper': (subject) => !isHidden(subject) && !isComing(subject) && isOnView(subject),
}

/** C3 A unit administrator acts within the own unit and the units under it. */
const administersUnit = (actor: Actor, subject: UnitSubject) =>
  actor.systemRole === 'unit-admin' && actor.unitId !== null && subject.unitPath.includes(actor.unitId)
const isSystemAdmin = (actor: Actor) => actor.systemRole === 'system-admin'

const houseSentences: Record<HouseAction, (actor: Actor, subject: UnitSubject) => boolean> = {
  'administer-users': (actor, subject) => isSystemAdmin(actor) || administersUnit(actor, subject),
  'reset-password': (actor, subject) => isSystemAdmin(actor) || administersUnit(actor, subject),
  'administer-units': isSystemAdmin,
  'administer-bodies': isSystemAdmin,
  'administer-settings': isSystemAdmin,
  'create-meeting': () => true,
}

const isHouseAction = (action: Action): action is HouseAction => (houseActions as readonly string[]).includes(action)
const wholeHouse: UnitSubject = { unitPath: [] }

/**
 * Whether the actor may do this: the one place where permission is decided, asked by page, service and socket alike.
 * It looks at who and where; whether the step fits the moment is for the `decide…` rules.
 */
export function can(actor: Actor, action: MeetingAction, subject: MeetingSubject): boolean
export function can(actor: Actor, action: HouseAction, subject?: UnitSubject): boolean
export function can(actor: Actor, action: Action, subject: MeetingSubject | UnitSubject = wholeHouse): boolean {
  if (isHouseAction(action)) return !actor.isScreen && houseSentences[action](actor, subject as UnitSubject)
  const meeting = subject as MeetingSubject
  if (actor.isScreen) return screenSentences[action]?.(meeting) ?? false
  return meetingSentences[action](actor, meeting)
}

/** What the screen needs to know to show or leave out a button; the server asks again. */
export function abilities(actor: Actor, subject: MeetingSubject): Record<MeetingAction, boolean> {
  return Object.fromEntries(meetingActions.map((action) => [action, can(actor, action, subject)])) as Record<MeetingAction, boolean>
}
