import { Eraser, Highlighter, LassoSelect, MessageSquarePlus, PenLine, Shapes, Stamp, type LucideIcon } from 'lucide-react'
import type { Tool } from './tool-choice'

type GroupName = 'pen' | 'highlighter' | 'shapes' | 'stamp' | 'note' | 'eraser' | 'lasso'
/** Tools that stand behind one button, the first of them chosen with it. */
type ToolGroup = { name: GroupName; icon: LucideIcon; tools: readonly [Tool, ...Tool[]] }

/** The buttons of the tools, in their order. */
export const toolGroups: readonly ToolGroup[] = [
  { name: 'pen', icon: PenLine, tools: ['pen'] },
  { name: 'highlighter', icon: Highlighter, tools: ['highlighter', 'underline', 'strike'] },
  { name: 'shapes', icon: Shapes, tools: ['box', 'arrow'] },
  { name: 'stamp', icon: Stamp, tools: ['stamp'] },
  { name: 'note', icon: MessageSquarePlus, tools: ['note'] },
  { name: 'eraser', icon: Eraser, tools: ['eraser'] },
  { name: 'lasso', icon: LassoSelect, tools: ['lasso'] },
]

/** The button behind which a tool stands. */
export const toolGroupOf = (tool: Tool): ToolGroup | undefined => toolGroups.find(({ tools }) => tools.includes(tool))
