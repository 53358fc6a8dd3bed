import { allow, refuse, type Decision } from '../kernel/result'
import type { SecrecyLevel } from './secret-mark'

/** `written`: as a mark that stands apart may be written; a small "mật" is one in brackets only, honey is called so, too. */
const spellings: readonly { level: SecrecyLevel; capitals: string; written: string; flags: string }[] = [
  { level: 'tuyệt mật', capitals: 'TUY[ỆE]T M[ẬA]T', written: 'TUY[ỆE]T M[ẬA]T', flags: 'iu' },
  { level: 'tối mật', capitals: 'T[ỐO]I M[ẬA]T', written: 'T[ỐO]I M[ẬA]T', flags: 'iu' },
  { level: 'mật', capitals: 'MẬT', written: 'M(?:ẬT|ật)', flags: 'u' },
]
/** Words that "mật" is only a part of: bí mật, bảo mật, cơ mật, giải mật, độ mật, túi mật; mật độ, mật khẩu, mật mã, mật ong. */
const partBefore = '(?<!(?:^|[^\\p{L}])(?:BÍ|BẢO|CƠ|GIẢI|ĐỘ|TUYỆT|TỐI|TÚI|ỐNG|SỎI|ĐƯỜNG) )'
const partAfter = '(?! (?:ĐỘ|KHẨU|MÃ|ONG|VỤ|THƯ|ĐÀM|THIẾT|MÍA)(?!\\p{L}))'

const marks = spellings.map(({ level, capitals, written, flags }) => ({
  level,
  patterns: [
    // set off from the title: "(Mật) …", "Tối mật - …", "… – độ Tuyệt mật"
    new RegExp(`[([]\\s*(?:độ\\s+)?${capitals}\\s*[)\\]]`, 'iu'),
    new RegExp(`^\\P{L}*${written}\\s*(?:[-–—:|.]|$)`, flags),
    new RegExp(`[-–—:|]\\s*(?:độ\\s+)?${written}\\P{L}*$`, flags),
    // in capitals where it begins or ends: "MẬT Báo cáo", "Báo cáo MẬT"
    new RegExp(`^\\P{L}*${capitals}(?!\\p{L})${partAfter}`, 'u'),
    new RegExp(`(?<!\\p{L})${partBefore}${capitals}\\P{L}*$`, 'u'),
  ],
}))
const ending = /\.[a-z0-9]{2,5}$/i

/**
 * The level that a title or file name is marked with, at its beginning, at its end or in brackets. Titles that speak of
 * secrecy ("Nghị định quy định chi tiết Luật Bảo vệ bí mật nhà nước", "QUY CHẾ BẢO MẬT", "MẬT ĐỘ DÂN SỐ") carry none.
 */
export function findSecretName(name: string): SecrecyLevel | null {
  const plain = name.normalize('NFC').replace(ending, '').replace(/[\s_]+/g, ' ').trim()
  return marks.find(({ patterns }) => patterns.some((pattern) => pattern.test(plain)))?.level ?? null
}

/** State secrets must not be on a networked machine (`secrecyLaw`), so no title or file name of a paper says a level. Refuses documents/state-secret {level, in: 'name'} with the first that does. */
export function decideSecrecyOfNames(names: readonly (string | undefined)[]): Decision {
  const level = names.map((name) => findSecretName(name ?? '')).find((found) => found !== null)
  return level ? refuse('documents/state-secret', { level, in: 'name' }) : allow()
}
