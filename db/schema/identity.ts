import type { NotificationKind } from '~/domain/notices/kinds'
import { flag, id, index, json, millis, string, table, uniqueIndex, whole } from '#columns'

/** The tree of units (cơ quan, đơn vị) is data, never code. */
export const units = table('units', {
  id: id('id').primaryKey(),
  parentId: id('parent_id'),
  name: string('name').notNull(),
  abbreviation: string('abbreviation').notNull().default(''),
  protocolOrder: whole('protocol_order').notNull().default(1000),
  createdAt: millis('created_at').notNull(),
}, (t) => [index('units_parent').on(t.parentId)])

export const users = table('users', {
  id: id('id').primaryKey(),
  username: string('username').notNull(),
  passwordHash: string('password_hash').notNull(),
  honorific: string('honorific').$type<'ông' | 'bà'>().notNull(),
  fullName: string('full_name').notNull(),
  position: string('position').notNull().default(''),
  unitId: id('unit_id').notNull(),
  /** place in the protocol order: lists of people follow it, then the given name */
  protocolOrder: whole('protocol_order').notNull().default(1000),
  systemRole: string('system_role').$type<'none' | 'unit-admin' | 'system-admin'>().notNull().default('none'),
  isClerk: flag('is_clerk').notNull().default(false),
  /** lãnh đạo đơn vị: approves the unit's papers before they are submitted (DOMAIN §1) */
  isUnitHead: flag('is_unit_head').notNull().default(false),
  /** a device account of a hall: it only shows */
  isScreen: flag('is_screen').notNull().default(false),
  /** name, account and position without diacritics, for search */
  searchText: string('search_text').notNull().default(''),
  /** set by a reset: the one-time password is good for one thing only */
  mustChangePassword: flag('must_change_password').notNull().default(false),
  disabledAt: millis('disabled_at'),
  createdAt: millis('created_at').notNull(),
}, (t) => [uniqueIndex('users_username').on(t.username), index('users_unit').on(t.unitId)])

/** Only the SHA-256 of a session's id is kept. */
export const sessions = table('sessions', {
  id: id('id').primaryKey(),
  userId: id('user_id').notNull().references(() => users.id),
  createdAt: millis('created_at').notNull(),
  lastSeenAt: millis('last_seen_at').notNull(),
  /** Lucia's own expiry; the idle and absolute limits are ours, from the two times above */
  expiresAt: millis('expires_at').notNull(),
  device: string('device').notNull().default(''),
  address: string('address').notNull().default(''),
}, (t) => [index('sessions_user').on(t.userId)])

/** Who issues papers: a record of its own, apart from the tree of units (DESIGN §1). */
export const issuingBodies = table('issuing_bodies', {
  id: id('id').primaryKey(),
  unitId: id('unit_id'),
  /** in running text: "Ủy ban nhân dân tỉnh Lam Sơn" */
  name: string('name').notNull(),
  /** header, top left: direct superior or null, then one line or more */
  superior: string('superior'),
  /** who sends out notices of conclusions: "Văn phòng Ủy ban nhân dân tỉnh Lam Sơn" */
  officeName: string('office_name').notNull().default(''),
  headerLines: json('header_lines').$type<string[]>().notNull(),
  place: string('place').notNull(),
  abbreviation: string('abbreviation').notNull(),
  address: string('address').$type<'ông/bà' | 'đồng chí'>().notNull().default('ông/bà'),
  /** the head of the body, whose vote decides a tie (DOMAIN §4) */
  headUserId: id('head_user_id'),
  sealFileHash: string('seal_file_hash'),
  recipients: json('recipients').$type<Record<'minutes' | 'conclusion-notice', string[]>>().notNull(),
  createdAt: millis('created_at').notNull(),
})

/** OFFICIAL-TEXTS B: authority and position lines over a signature. */
export const signerBlocks = table('signer_blocks', {
  id: id('id').primaryKey(),
  bodyId: id('body_id').notNull().references(() => issuingBodies.id),
  lines: json('lines').$type<string[]>().notNull(),
  signerUserId: id('signer_user_id'),
})

/** Numbers restart at 01 each 1 January; a body has one common series or one per kind (NĐ 30 Đ.15.1). */
export const numberSeries = table('number_series', {
  id: id('id').primaryKey(),
  bodyId: id('body_id').notNull().references(() => issuingBodies.id),
  /** null = common to all kinds */
  paperKind: string('paper_kind').$type<'minutes' | 'conclusion-notice'>(),
})

export const issuedNumbers = table('issued_numbers', {
  id: id('id').primaryKey(),
  seriesId: id('series_id').notNull().references(() => numberSeries.id),
  year: whole('year').notNull(),
  number: whole('number').notNull(),
  paperId: id('paper_id').notNull(),
  issuedAt: millis('issued_at').notNull(),
}, (t) => [uniqueIndex('issued_numbers_unique').on(t.seriesId, t.year, t.number)])

/** The security record; each row's hash covers the row before it. */
export const auditLog = table('audit_log', {
  seq: whole('seq').primaryKey(),
  at: millis('at').notNull(),
  actorId: id('actor_id'),
  action: string('action').notNull(),
  subject: string('subject').notNull(),
  detail: json('detail').$type<Record<string, unknown>>().notNull(),
  previousHash: string('previous_hash').notNull(),
  hash: string('hash').notNull(),
})

/** Answers already given, by actor and key: a repeated command gets the same answer and changes nothing. */
export const idempotencyKeys = table('idempotency_keys', {
  key: string('key').primaryKey(),
  answer: json('answer').$type<unknown>().notNull(),
  at: millis('at').notNull(),
})

/** Small settings of the installation by name. */
export const settings = table('settings', {
  name: string('name').primaryKey(),
  value: json('value').$type<unknown>().notNull(),
})

export const notifications = table('notifications', {
  id: id('id').primaryKey(),
  userId: id('user_id').notNull().references(() => users.id),
  meetingId: id('meeting_id'),
  kind: string('kind').$type<NotificationKind>().notNull(),
  payload: json('payload').$type<Record<string, string>>().notNull(),
  createdAt: millis('created_at').notNull(),
  readAt: millis('read_at'),
}, (t) => [index('notifications_user').on(t.userId, t.createdAt)])
