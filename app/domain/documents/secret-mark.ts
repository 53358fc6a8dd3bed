import { allow, refuse, type Decision } from '../kernel/result'

/** The three levels of the Law on protection of state secrets, as stamped. */
export type SecrecyLevel = 'mật' | 'tối mật' | 'tuyệt mật'

const stamps: Record<string, SecrecyLevel> = { MẬT: 'mật', 'TỐI MẬT': 'tối mật', 'TUYỆT MẬT': 'tuyệt mật' }

/** The stamp has its place (ô số 10a, NĐ 30/2020 phụ lục I) in the head of page 1, under the number or beside it. */
const headLines = 25
/** Where the text of a paper begins, the head has ended: a line of a table or a list below is no stamp. */
const headEnds = /^(Căn cứ|Kính gửi|Điều 1\b|Chương I\b|I\. |1\. )/
/** A capital heading that breaks inside "BÍ MẬT" or "BẢO MẬT" leaves the second half alone in its line. */
const compoundBefore = /(^|\s)(BÍ|BẢO|CƠ|ĐỘ)$/
/** A stamp may carry a frame, and the columns of the head may share one line. */
const columns = /\s{3,}|\t|[|│]/
/** A stamp with its frame, spaced out; what is longer is text, and not worth a look. */
const longestStamp = 80
const frame = /^[\s\-–—_*[\]():.]+|[\s\-–—_*[\]():.]+$/g

/**
 * Finds a state-secret stamp: capitals, alone in its line or column, in the head of the first page.
 * Papers that merely speak of secrecy ("bảo mật", "khóa bí mật", "Văn bản mật được…", a heading "BÍ MẬT NHÀ NƯỚC")
 * are not marked. A scan without text cannot be judged here.
 */
export function findSecretMark(firstPageText: string): SecrecyLevel | null {
  const head = headOf(firstPageText)
  for (const [at, line] of head.entries()) {
    if (compoundBefore.test(head[at - 1] ?? '')) continue
    for (const column of line.split(columns)) {
      const level = column.length <= longestStamp ? stamps[tidy(column)] : undefined
      if (level) return level
    }
  }
  return null
}

/** State secrets must not be on a networked machine (`secrecyLaw`): refused, with the level that the stamp names. */
export function decideSecrecy(firstPageText: string): Decision {
  const level = findSecretMark(firstPageText)
  return level ? refuse('documents/state-secret', { level }) : allow()
}

function headOf(text: string): string[] {
  const lines = text.normalize('NFC').split(/\r?\n/).map((line) => line.trim()).filter(Boolean).slice(0, headLines)
  const end = lines.findIndex((line) => headEnds.test(line))
  return end < 0 ? lines : lines.slice(0, end)
}

/** Letter-spaced stamps ("M Ậ T") and doubled spaces read as the plain word. */
function tidy(column: string): string {
  const plain = column.replace(frame, '').replace(/\s+/g, ' ')
  return /^(\S )+\S$/.test(plain) ? withWordGap(plain.replaceAll(' ', '')) : plain
}

function withWordGap(letters: string): string {
  return letters.replace(/^(TỐI|TUYỆT)(MẬT)$/, '$1 $2')
}
