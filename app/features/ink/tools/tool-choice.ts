import { inkColours } from '~/domain/annotations/colour'
import { stampNames, type StampName, type TextKind } from '~/domain/annotations/mark'
import { keep, readKept, recordOf } from '../../reader/kept'
import { localPrefix } from '../kept/forget-local-marks'

export const drawingTools = ['pen', 'highlighter', 'box', 'arrow'] as const
export type DrawingTool = (typeof drawingTools)[number]
/** What the hand holds. The highlighter marks words where there are some; lines under and through words need them. */
export const allTools = [...drawingTools, 'underline', 'strike', 'stamp', 'note', 'eraser', 'lasso'] as const satisfies readonly (DrawingTool | Exclude<TextKind, 'text-highlight'> | 'stamp' | 'note' | 'eraser' | 'lasso')[]
export type Tool = (typeof allTools)[number]

/** The tools as a person likes them, on this device. */
export type ToolChoice = {
  tool: Tool
  stamp: StampName
  /** a finger draws instead of scrolling */
  byHand: boolean
  /** by tool: an index into the palette; the author's own colour where none is chosen */
  colours: Partial<Record<Tool, number>>
  /** by tool: which of its three widths */
  widths: Partial<Record<DrawingTool, Width>>
}

export const widthNames = ['thin', 'middle', 'broad'] as const
export type Width = (typeof widthNames)[number]

/** Shares of the page's width: of a pen about a third to a whole millimetre, of a highlighter half a line of print to one and a half. */
const widthShares: Record<DrawingTool, Record<Width, number>> = {
  pen: { thin: 0.002, middle: 0.0032, broad: 0.0056 },
  highlighter: { thin: 0.012, middle: 0.022, broad: 0.034 },
  box: { thin: 0.002, middle: 0.003, broad: 0.005 },
  arrow: { thin: 0.002, middle: 0.003, broad: 0.005 },
}

/** The tool that marks words in such a way; they take its colour. */
export const toolOfText = (kind: TextKind): Tool => (kind === 'text-highlight' ? 'highlighter' : kind)
export const isDrawing = (tool: Tool): tool is DrawingTool => among(drawingTools, tool)
/** The width chosen for a tool, the middle one where none is. */
export const widthOf = ({ widths }: Pick<ToolChoice, 'widths'>, tool: DrawingTool) => widths[tool] ?? 'middle'
/** As a share of the page's width. */
export const widthShare = (choice: Pick<ToolChoice, 'widths'>, tool: DrawingTool) => widthShares[tool][widthOf(choice, tool)]

const firstChoice: ToolChoice = { tool: 'pen', stamp: 'agree', byHand: false, colours: {}, widths: {} }
/** By person: forgotten at signing out, with everything of this name. */
const choiceKey = (userId: string) => `${localPrefix}${userId}/tools`

/** As this person left the tools on this device; on a new one the pen. */
export function readToolChoice(userId: string): ToolChoice {
  return asToolChoice(readKept(choiceKey(userId)))
}

/** Keeps what is chosen of the tools on this device, for this person. */
export function keepToolChoice(userId: string, { tool, stamp, byHand, colours, widths }: ToolChoice) {
  keep(choiceKey(userId), { tool, stamp, byHand, colours, widths })
}

/** What was kept, as far as it is understood: an older or a newer version of us may have written it. */
export function asToolChoice({ tool, stamp, byHand, colours, widths }: Record<string, unknown>): ToolChoice {
  const isColour = (value: unknown): value is number => typeof value === 'number' && value in inkColours
  const isWidth = (value: unknown): value is Width => among(widthNames, value)
  return {
    tool: among(allTools, tool) ? tool : firstChoice.tool,
    stamp: among(stampNames, stamp) ? stamp : firstChoice.stamp,
    byHand: byHand === true,
    colours: known(allTools, recordOf(colours), isColour),
    widths: known(drawingTools, recordOf(widths), isWidth),
  }
}

function known<Name extends string, Value>(names: readonly Name[], kept: Record<string, unknown>, fits: (value: unknown) => value is Value): Partial<Record<Name, Value>> {
  const found: Partial<Record<Name, Value>> = {}
  for (const name of names) {
    const value = kept[name]
    if (fits(value)) found[name] = value
  }
  return found
}

function among<Name extends string>(names: readonly Name[], value: unknown): value is Name {
  return typeof value === 'string' && (names as readonly string[]).includes(value)
}
