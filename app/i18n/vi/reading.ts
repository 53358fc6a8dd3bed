import { common } from './common'
import { documents } from './documents'
import { reader } from './reader'
import { offline } from './offline'

/** What is said on the page of a paper: a browser has it before the page comes alive. */
export const reading = { common, documents, reader, offline }
