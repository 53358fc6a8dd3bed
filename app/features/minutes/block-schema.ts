import { Extension, Node, type Editor, type JSONContent } from '@tiptap/react'
import { history, redo, undo } from '@tiptap/pm/history'
import type { Block } from '~/domain/minutes/paper'

export const blockStyles = ['part', 'item', 'point', 'dash', 'paragraph'] as const satisfies readonly Block['style'][]
const isStyle = (value: unknown): value is Block['style'] => (blockStyles as readonly unknown[]).includes(value)

const Paper = Node.create({ name: 'doc', topNode: true, content: 'block+' })
const Text = Node.create({ name: 'text' })

/** One block of an official paper: a line of plain text with a style, nothing that the printed paper does not know. */
const BlockNode = Node.create({
  name: 'block',
  content: 'text*',
  marks: '',
  priority: 1_000,
  addAttributes: () => ({
    style: {
      default: 'paragraph',
      parseHTML: (element: HTMLElement) => (isStyle(element.dataset.style) ? element.dataset.style : 'paragraph'),
      renderHTML: ({ style }: Record<string, unknown>) => ({ 'data-style': style }),
    },
  }),
  parseHTML: () => ['p', 'li', 'h1', 'h2', 'h3', 'h4'].map((tag) => ({ tag })),
  renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { Enter: () => splitBlock(this.editor) }
  },
})

/** A heading is followed by text, a dash by the next dash. */
function splitBlock(editor: Editor): boolean {
  const style: unknown = editor.getAttributes('block').style
  const split = editor.chain().splitBlock({ keepMarks: false })
  if (style === 'dash') return split.updateAttributes('block', { style }).insertContent({ type: 'text', text: '- ' }).run()
  return split.updateAttributes('block', { style: style === 'point' ? 'dash' : 'paragraph' }).run()
}

const Undo = Extension.create({
  name: 'undo',
  addProseMirrorPlugins: () => [history()],
  addKeyboardShortcuts() {
    const back = () => stepBack(this.editor)
    const forth = () => stepForth(this.editor)
    return { 'Mod-z': back, 'Mod-y': forth, 'Shift-Mod-z': forth }
  },
})

export const stepBack = ({ view }: Editor) => undo(view.state, view.dispatch)
export const stepForth = ({ view }: Editor) => redo(view.state, view.dispatch)

export const paperExtensions = [Paper, BlockNode, Text, Undo]

/** The blocks as the editor holds them. */
export function contentOf(blocks: readonly Block[]): JSONContent {
  return {
    type: 'doc',
    content: blocks.map(({ style, text }) => ({ type: 'block', attrs: { style }, ...(text && { content: [{ type: 'text', text }] }) })),
  }
}

/** The blocks that the editor holds, NFC, without the empty ones. Never none: a paper keeps one empty paragraph. */
export function blocksOf({ content = [] }: JSONContent): Block[] {
  const blocks = content.map(({ attrs, content: inside = [] }): Block => ({
    style: isStyle(attrs?.style) ? attrs.style : 'paragraph',
    text: inside.map(({ text = '' }) => text).join('').normalize('NFC'),
  }))
  const written = blocks.filter(({ text }) => text.trim() !== '')
  return written.length > 0 ? written : [{ style: 'paragraph', text: '' }]
}
