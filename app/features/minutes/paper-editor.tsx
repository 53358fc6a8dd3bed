import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react'
import { Redo2, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Block } from '~/domain/minutes/paper'
import { useText } from '~/i18n'
import { blocksOf, blockStyles, contentOf, paperExtensions, stepBack, stepForth } from './block-schema'

type PaperEditorProps = { body: readonly Block[]; /** saved or not: stays in view with the tools */ status: ReactNode; onChange: (body: Block[]) => void }

/** The body of a paper, edited in its place on the sheet. Loaded only for the secretary of a draft. */
export default function PaperEditor({ body, status, onChange }: PaperEditorProps) {
  const t = useText()
  const editor = useEditor({
    extensions: paperExtensions,
    content: contentOf(body),
    // the strict CSP drops a style tag; the rules are in paper-sheet.css
    injectCSS: false,
    immediatelyRender: false,
    // the tools and the page's bars cover what lies under them
    editorProps: { scrollMargin: { top: 220, bottom: 120, left: 0, right: 0 }, scrollThreshold: { top: 220, bottom: 120, left: 0, right: 0 }, attributes: { class: 'paper-body', lang: 'vi', role: 'textbox', 'aria-multiline': 'true', 'aria-label': t.minutes.papers.editing, spellcheck: 'false' } },
    onUpdate: ({ editor: changed }) => onChange(blocksOf(changed.getJSON())),
  })
  if (!editor) return null
  return (
    <>
      <Toolbar editor={editor} status={status} />
      <EditorContent editor={editor} className="paper-editable" />
    </>
  )
}

const toolFace = 'inline-flex min-h-touch items-center gap-2 rounded-sm px-3 font-medium whitespace-nowrap hover:bg-well disabled:text-muted aria-pressed:bg-green-tint aria-pressed:font-semibold aria-pressed:text-green'

function Toolbar({ editor, status }: { editor: Editor; status: ReactNode }) {
  const t = useText()
  const current = useEditorState({ editor, selector: ({ editor: now }): unknown => now.getAttributes('block').style })
  const step = (back: boolean) => { (back ? stepBack : stepForth)(editor); editor.commands.focus() }
  return (
    <div className="paper-tools">
      <div role="toolbar" aria-label={t.minutes.papers.editing} className="row">
        {blockStyles.map((style) => (
          <button key={style} type="button" aria-pressed={current === style} className={toolFace}
            onClick={() => editor.chain().focus().updateAttributes('block', { style }).run()}>
            {t.minutes.papers.blocks[style]}
          </button>
        ))}
      </div>
      <div className="row wraps">
        <button type="button" className={toolFace} onClick={() => step(true)}><Undo2 aria-hidden className="size-5" />{t.minutes.papers.undo}</button>
        <button type="button" className={toolFace} onClick={() => step(false)}><Redo2 aria-hidden className="size-5" />{t.minutes.papers.redo}</button>
        {status}
      </div>
    </div>
  )
}
