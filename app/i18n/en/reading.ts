import { common } from './common'
import { documents } from './documents'
import { reader } from './reader'
import { offline } from './offline'
import type { reading as vietnamese } from '../vi/reading'

/** What is said on the page of a paper: a browser has it before the page comes alive. */
export const reading: typeof vietnamese = { common, documents, reader, offline }
