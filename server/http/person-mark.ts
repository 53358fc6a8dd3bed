import { createHash } from 'node:crypto'

/** A mark of a person for his own browser, which keeps papers for him and must notice when another one signs in. Tells nobody who it is. */
export const personMark = (userId: string) => createHash('sha256').update(`nghi-su person ${userId}`).digest('hex').slice(0, 32)
