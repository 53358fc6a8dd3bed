import type { MarkBox } from './mark'

/** Places travel and are kept as whole steps of a grid of 1/16384 page: a quarter of a pixel at four times a tablet's width. */
export const pageGrid = 16_383

const nowhere: MarkBox = [Infinity, Infinity, -Infinity, -Infinity]

/** The smallest box around several; of none a box whose edges are the wrong way round, in which nothing lies. */
export function aroundBoxes(boxes: readonly MarkBox[]): MarkBox {
  return boxes.reduce<MarkBox>((all, box) => [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])], nowhere)
}

/** The point in the middle of a box. */
export const middleOf = ([left, top, right, bottom]: MarkBox) => ({ x: (left + right) / 2, y: (top + bottom) / 2 })
