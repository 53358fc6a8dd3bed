import * as z from 'zod/mini'
import { oneLine } from '../kernel/line'

const id = z.string().check(z.minLength(1), z.maxLength(64))
const folded = z.pipe(z.string(), z.transform(oneLine))
const title = z.pipe(folded, z.string().check(z.minLength(1, 'titleNeeded'), z.maxLength(1_000, 'tooLong')))
const minutes = z.coerce.number().check(z.int('minutesForm'), z.gte(0, 'minutesForm'), z.lte(1_440, 'minutesForm'))

const facts = {
  title,
  minutes,
  preparingUnitId: z.nullable(id),
  presenterSeatId: z.nullable(id),
  closed: z.boolean(),
  /** shown to those outside when the item is closed; empty = "Nội dung họp kín" */
  neutralTitle: z.pipe(folded, z.string().check(z.maxLength(300, 'tooLong'))),
}

/** What is known of an agenda item; error messages are keys of `meetings.fieldErrors`. */
export const addItemInput = z.object({ ...facts, parentId: z.nullable(id) })
const onPaper = z.boolean()
export const editItemInput = z.object({ ...facts, itemId: id, onPaper })
export const setOnPaperInput = z.object({ itemId: id, onPaper })
export const moveItemInput = z.object({ itemId: id, parentId: z.nullable(id), index: z.int().check(z.gte(0), z.lte(10_000)) })
export const itemIdInput = z.object({ itemId: id })
export type AddItemInput = z.infer<typeof addItemInput>
export type EditItemInput = z.infer<typeof editItemInput>
export type SetOnPaperInput = z.infer<typeof setOnPaperInput>
export type MoveItemInput = z.infer<typeof moveItemInput>
