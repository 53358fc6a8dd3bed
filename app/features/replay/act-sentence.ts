import { kindOfAct, markOf, type MarkAct } from '~/domain/annotations/history'
import type { Mark } from '~/domain/annotations/mark'
import type { Texts } from '~/i18n/locale'

/** "Trần Thị Hạnh xóa 3 ghi chú của Lê Văn Bình, trang 4", with what is written in a single one; of marks on several pages, on how many. */
export function actSentence(act: MarkAct, nameOf: (userId: string) => string, words: Texts['marks']['replay']): string {
  const marks = act.edits.map(markOf)
  const pages = new Set(marks.flatMap((mark) => mark?.page ?? []))
  const authors = [...new Set(act.edits.map(({ authorId }) => authorId))].filter((authorId) => authorId !== act.by).map(nameOf).filter(Boolean)
  const whose = authors.length > 0 ? ` ${words.ofWhom(authors.join(', '))}` : ''
  const where = pages.size > 1 ? words.onPages(pages.size) : words.onPage(act.page)
  const said = marks.length === 1 ? textOf(marks[0] ?? null) : ''
  return `${nameOf(act.by)} ${words.kinds[kindOfAct(act)](act.edits.length)}${whose}, ${where}${said && `: “${said}”`}`
}

const textOf = (mark: Mark | null): string => (mark?.kind === 'note' || mark?.kind === 'reply' ? mark.text : '')
