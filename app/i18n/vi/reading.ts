import { common } from './common'
import { documents } from './documents'
import { handout } from './handout'
import { reader } from './reader'
import { marks } from './marks'
import { offline } from './offline'
import { live } from './live'
import { voting } from './voting'

/** What is said where papers are read, in a meeting and outside: a browser has it before a page comes alive. */
export const reading = { common, documents, handout, reader, marks, offline, live, voting }
