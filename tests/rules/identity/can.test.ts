import { describe, expect, it } from 'vitest'
import { everyReader, type PaperState } from '~/domain/documents/paper'
import { abilities, can, houseActions, meetingActions, type Actor, type MeetingAction, type MeetingSubject, type PaperSubject, type UnitSubject } from '~/domain/identity/can'
import type { MeetingState, SeatRole } from '~/domain/meetings/types'

const actor = (change: Partial<Actor> = {}): Actor => ({ userId: 'u1', systemRole: 'none', isClerk: false, isUnitHead: false, isScreen: false, unitId: 'unit1', ...change })
const subject = (change: Partial<MeetingSubject> = {}): MeetingSubject => ({
  id: 'm1', state: 'in-session', createdBy: 'u0', seatOfActor: null, currentChairSeatId: 's-chair', allowSecretaryToChair: false, ...change,
})
const seated = (role: SeatRole, change: Partial<MeetingSubject> = {}) => subject({ seatOfActor: { id: `s-${role}`, role, votes: role !== 'guest' }, ...change })

const paperOf = (change: Partial<PaperSubject> = {}): PaperSubject => ({
  itemId: 'i1', inClosedItem: false, uploadedBy: 'u9', state: 'approved', unitId: null, readers: everyReader, time: 'open', mayDownload: true, ...change,
})

/** Everybody whom the matrix asks about, in its order of columns. */
const people: Record<string, [Actor, MeetingSubject]> = {
  chair: [actor(), seated('chair')],
  secretary: [actor(), seated('secretary')],
  'secretary for the chair': [actor(), seated('secretary', { allowSecretaryToChair: true })],
  member: [actor(), seated('member')],
  'member who presides': [actor(), seated('member', { currentChairSeatId: 's-member' })],
  guest: [actor(), seated('guest')],
  maker: [actor(), subject({ createdBy: 'u1' })],
  'preparing unit': [actor(), subject({ preparingUnitIds: ['unit1'] })],
  clerk: [actor({ isClerk: true }), subject()],
  'unit administrator': [actor({ systemRole: 'unit-admin' }), subject()],
  'system administrator': [actor({ systemRole: 'system-admin' }), subject()],
  stranger: [actor(), subject()],
  screen: [actor({ isScreen: true }), subject()],
}

/** A meeting in session. Columns: chair, secretary, secretary for the chair, member, member who presides, guest | maker, preparing unit, clerk, unit adm., system adm., stranger, screen. */
const inSession: Record<MeetingAction, string> = {
  'read-meeting':      'xxxxxx x......',
  'edit-meeting':      'xxx.x. x......',
  invite:              '...... .......',
  'run-meeting':       'x.x.x. .......',
  record:              'xxx.x. .......',
  'give-floor':        'x.x.x. .......',
  'ask-floor':         'xxxxxx .......',
  'check-in':          'xxxxxx .......',
  'cast-ballot':       'xxxxx. .......',
  'prepare-vote':      'xxx.x. x......',
  'run-vote':          'x.x.x. .......',
  'read-paper':        'xxxxxx x.....x',
  'download-paper':    'xxxxxx x......',
  'take-original':     'xxx.x. x......',
  'upload-paper':      'xxx.x. x......',
  'request-paper':     '...... .......',
  'approve-for-unit':  '...... .......',
  'approve-paper':     'xxx.x. x......',
  'withdraw-paper':    'xxx.x. .......',
  'annotate-room':     'xxxxx. .......',
  'annotate-group':    'xxxxx. .......',
  'annotate-private':  'xxxxxx .......',
  'remove-any-mark':   '.xx... .......',
  'lock-marks':        'x.x.x. .......',
  'clear-marks':       'xxx.x. .......',
  'make-note-group':   'xxxxx. .......',
  'replay-marks':      'xxxxx. .......',
  'export-marks':      'xxxxx. x......',
  'edit-minutes':      '.xx... .......',
  'approve-minutes':   'x..... .......',
  'sign-paper':        'x..... .......',
  'number-paper':      '...... ..x....',
  'issue-paper':       '...... ..x....',
  'read-published':    '...... .......',
  'show-big-screen':   'xxx.x. x.....x',
  present:             'xxxxx. .......',
}

describe('in a meeting in session', () => {
  const columns = Object.keys(people)
  it.each(meetingActions)('C1–C12 %s', (action) => {
    const row = inSession[action].replace(' ', '')
    const allowed = columns.filter((name) => { const [who, where] = people[name]!; return can(who, action, where) })
    expect(allowed).toEqual(columns.filter((_, index) => row[index] === 'x'))
  })
  it('C1 what the screen is told is what the server asks', () => {
    for (const [who, where] of Object.values(people)) {
      const told = abilities(who, where)
      for (const action of meetingActions) expect(told[action]).toBe(can(who, action, where))
    }
  })
  it('C4 an administrator with a seat may what the seat may', () => {
    expect(abilities(actor({ systemRole: 'system-admin' }), seated('member'))).toEqual(abilities(actor(), seated('member')))
  })
  it('C7 a member without a vote does not cast; a guest never does', () => {
    expect(can(actor(), 'cast-ballot', seated('member', { seatOfActor: { id: 's', role: 'member', votes: false } }))).toBe(false)
    expect(can(actor(), 'cast-ballot', seated('guest', { seatOfActor: { id: 's', role: 'guest', votes: true } }))).toBe(false)
  })
  it('C6 a guest presents when called', () => expect(can(actor(), 'present', seated('guest', { calledSeatIds: ['s-guest'] }))).toBe(true))
})

describe('closed items', () => {
  const paper = paperOf({ inClosedItem: true })
  it.each([['chair', true], ['member', true], ['guest', false]] as const)('C6 the papers of a closed item: %s %s', (role, may) => {
    expect(can(actor(), 'read-paper', seated(role, { paper }))).toBe(may)
  })
  it('C6 a guest asked to stay reads them, also with private notes', () => {
    const staying = seated('guest', { paper, staysForClosedItems: true })
    expect([can(actor(), 'read-paper', staying), can(actor(), 'annotate-private', staying)]).toEqual([true, true])
    expect(can(actor(), 'annotate-private', seated('guest', { paper }))).toBe(false)
  })
  it('C2 a screen does not show them', () => expect(can(actor({ isScreen: true }), 'read-paper', subject({ paper }))).toBe(false))
  it('C2 a screen that is given a seat and rights still only shows', () => {
    const told = abilities(actor({ isScreen: true, isClerk: true, systemRole: 'system-admin' }), seated('chair'))
    expect(meetingActions.filter((action) => told[action])).toEqual(['read-paper', 'show-big-screen'])
  })
})

describe('C13 papers on their way', () => {
  const states: PaperState[] = ['draft', 'awaiting-head', 'submitted', 'approved', 'sent-back', 'recalled']
  const readBy = (who: Actor, where: MeetingSubject) => states.filter((state) => can(who, 'read-paper', { ...where, paper: paperOf({ state, unitId: 'unit1', preparingUnitIds: ['unit1', 'unit2'] }) }))
  const other = actor({ unitId: 'unit9' })
  const invited = (role: SeatRole) => seated(role, { state: 'invited' })
  it.each(['member', 'guest'] as const)('C13 a %s reads approved ones only', (role) => expect(readBy(other, invited(role))).toEqual(['approved', 'recalled']))
  it.each(['chair', 'secretary'] as const)('C13 the %s reads what was submitted', (role) => expect(readBy(other, invited(role))).toEqual(['submitted', 'approved', 'recalled']))
  it('C13 the maker too, a screen never', () => {
    expect(readBy(other, subject({ createdBy: 'u1', state: 'invited' }))).toEqual(['submitted', 'approved', 'recalled'])
    expect(readBy(actor({ isScreen: true }), subject())).toEqual(['approved', 'recalled'])
  })
  it('C13 its own unit reads it at every step while it prepares, another preparing unit only what is approved', () => {
    const preparing = subject({ state: 'invited', preparingUnitIds: ['unit1', 'unit2'] })
    expect(readBy(actor(), preparing)).toEqual(states)
    expect(readBy(actor({ unitId: 'unit2' }), preparing)).toEqual(['approved', 'recalled'])
    expect(readBy(actor(), { ...preparing, state: 'in-session' })).toEqual([])
    expect(readBy(other, preparing)).toEqual([])
  })
  it('C13 nobody writes private notes on what has not come to him', () => {
    expect(can(other, 'annotate-private', seated('member', { paper: paperOf({ state: 'submitted' }) }))).toBe(false)
  })
})

describe('in other states', () => {
  const states: MeetingState[] = ['draft', 'invited', 'in-session', 'on-break', 'closed', 'published', 'postponed', 'cancelled']
  const when = (action: MeetingAction, role: SeatRole) => states.filter((state) => can(actor(), action, seated(role, { state })))
  it('C5 members see the meeting once they are invited', () => expect(when('read-meeting', 'member')).toEqual(states.slice(1)))
  it('C9 the shared layer is locked and cleared from the invitation to the end', () => {
    const kept = states.filter((state) => state !== 'draft' && state !== 'closed' && state !== 'published')
    expect([when('lock-marks', 'chair'), when('clear-marks', 'secretary'), when('annotate-room', 'member')]).toEqual([kept, kept, kept])
  })
  it('C5 those who make it see it before', () => {
    const preparing = (state: MeetingState, preparingUnitId: string) => subject({ state, preparingUnitIds: ['unit1'], paper: paperOf({ inClosedItem: true, preparingUnitIds: [preparingUnitId] }) })
    expect(can(actor(), 'read-paper', preparing('draft', 'unit1'))).toBe(true)
    expect(can(actor(), 'read-paper', preparing('draft', 'unit2'))).toBe(false)
    expect(can(actor(), 'read-paper', preparing('in-session', 'unit1'))).toBe(false)
    expect(can(actor(), 'read-meeting', preparing('published', 'unit1'))).toBe(false)
    expect(when('read-meeting', 'secretary')).toEqual(states)
  })
  it('C8 a preparing unit lays papers on its own items and changes its own until they are submitted', () => {
    const at = (state: PaperState, change: Partial<PaperSubject> = {}, meetingState: MeetingState = 'invited') =>
      subject({ state: meetingState, preparingUnitIds: ['unit1'], paper: paperOf({ state, unitId: 'unit1', preparingUnitIds: ['unit1'], ...change }) })
    const mayChange = (where: MeetingSubject) => can(actor(), 'upload-paper', where)
    expect(mayChange(subject({ state: 'invited', preparingUnitIds: ['unit1'] }))).toBe(true)
    expect((['draft', 'awaiting-head', 'sent-back', 'submitted', 'approved'] as const).map((state) => mayChange(at(state)))).toEqual([true, true, true, false, false])
    expect(mayChange(at('draft', { preparingUnitIds: ['unit2'] }))).toBe(false)
    expect(mayChange(at('draft', { unitId: 'unit2' }))).toBe(false)
    expect(mayChange(at('draft', {}, 'in-session'))).toBe(false)
    expect(can(actor(), 'approve-for-unit', at('awaiting-head'))).toBe(false)
    expect(can(actor({ isUnitHead: true }), 'approve-for-unit', at('awaiting-head'))).toBe(true)
    expect(can(actor({ isUnitHead: true }), 'approve-for-unit', at('awaiting-head', { unitId: 'unit2' }))).toBe(false)
  })
  it('C8 papers are asked for while the meeting is coming, by those who make it', () => {
    expect(when('request-paper', 'secretary')).toEqual(['draft', 'invited', 'postponed'])
    expect(when('request-paper', 'member')).toEqual([])
  })
  it('C8 nobody edits a meeting that is over', () => {
    expect(when('edit-meeting', 'chair')).toEqual(['draft', 'invited', 'in-session', 'on-break', 'postponed'])
    expect(when('invite', 'secretary')).toEqual(['draft', 'invited', 'postponed'])
  })
  it('C8 an uploader takes his own paper back only before the meeting', () => {
    const own = { paper: paperOf({ uploadedBy: 'u1' }) }
    expect(states.filter((state) => can(actor(), 'withdraw-paper', subject({ ...own, state })))).toEqual(['draft', 'invited', 'postponed'])
  })
  it('C7 ballots are cast in session', () => expect(when('cast-ballot', 'member')).toEqual(['in-session', 'on-break']))
  it('C9 the secretary records what is entered afterwards', () => expect(when('record', 'secretary')).toEqual(states.filter((state) => state !== 'cancelled')))
  it('C10 the chair approves the minutes, whoever presides for a time does not', () => {
    expect(can(actor(), 'approve-minutes', seated('chair', { state: 'closed', currentChairSeatId: 's-member' }))).toBe(true)
    expect(can(actor(), 'approve-minutes', seated('member', { state: 'closed', currentChairSeatId: 's-member' }))).toBe(false)
  })
  it('C11 the named signer signs, the chair then does not', () => {
    expect(can(actor(), 'sign-paper', subject({ signerIds: ['u1'] }))).toBe(true)
    expect(can(actor(), 'sign-paper', seated('chair', { signerIds: ['u7'] }))).toBe(false)
  })
  it('C12 published papers: participants and the clerk of the registry', () => {
    const published = { state: 'published', registryUnitId: 'unit1' } as const
    expect(can(actor(), 'read-published', seated('guest', published))).toBe(true)
    expect(can(actor({ isClerk: true }), 'read-published', subject(published))).toBe(true)
    expect(can(actor({ isClerk: true, unitId: 'unit2' }), 'number-paper', subject(published))).toBe(false)
    expect(can(actor(), 'read-published', subject(published))).toBe(false)
  })
})

describe('the house', () => {
  const own: UnitSubject = { unitPath: ['unit5', 'unit1', 'root'] }
  const others: UnitSubject = { unitPath: ['unit2', 'root'] }
  it.each([
    ['none', own, ['create-meeting']],
    ['unit-admin', own, ['administer-users', 'create-meeting', 'reset-password']],
    ['unit-admin', others, ['create-meeting']],
    ['unit-admin', undefined, ['create-meeting']],
    ['system-admin', others, [...houseActions]],
  ] as const)('C3 %s within %o', (systemRole, where, may) => {
    expect(houseActions.filter((action) => can(actor({ systemRole }), action, where))).toEqual(may)
  })
  it('C2 a screen administers nothing', () => {
    expect(houseActions.filter((action) => can(actor({ isScreen: true, systemRole: 'system-admin' }), action))).toEqual([])
  })
})
