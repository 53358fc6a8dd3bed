/** One thing in PDF's syntax that references are not looked for in, or one reference, or a word. */
const tokens = {
  comment: /%[^\r\n]*/y,
  hex: /<[0-9A-Fa-f\s]*>/y,
  name: /\/[^\s()<>[\]{}/%]*/y,
  reference: /(\d+)(\s+\d+\s+R)(?![A-Za-z])/y,
  header: /(\d+)(\s+\d+\s+obj)(?![A-Za-z])/y,
  number: /[+-]?[\d.]+/y,
  word: /[A-Za-z]+/y,
}

/**
 * The text of an object up to its stream, with `shift` added to its own number and to every reference. `streamAt`: where in
 * `text` as given the word `stream` stands, null without one. Strings, names and comments stay as they are.
 */
export function renumber(text: string, shift: number): { text: string; streamAt: number | null } {
  let out = ''
  let at = 0
  const take = (token: RegExp) => {
    token.lastIndex = at
    return token.exec(text)
  }
  while (at < text.length) {
    const char = text.charAt(at)
    const numbered = /\d/.test(char) ? take(tokens.reference) ?? take(tokens.header) : null
    if (numbered) {
      out += `${Number(numbered[1]) + shift}${numbered[2]}`
      at += numbered[0].length
      continue
    }
    const end = char === '(' ? endOfString(text, at) : at + (take(tokenOf(char))?.[0].length ?? 1)
    const piece = text.slice(at, end)
    if (piece === 'stream') return { text: out, streamAt: at }
    out += piece
    at = end
  }
  return { text: out, streamAt: null }
}

const never = /(?!)/y

function tokenOf(char: string): RegExp {
  if (char === '%') return tokens.comment
  if (char === '<') return tokens.hex
  if (char === '/') return tokens.name
  if (/[\d.+-]/.test(char)) return tokens.number
  return /[A-Za-z]/.test(char) ? tokens.word : never
}

/** Parentheses nest; a backslash takes the next character's meaning away. */
function endOfString(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '\\') at++
    else if (char === '(') depth++
    else if (char === ')' && --depth === 0) return at + 1
  }
  return text.length
}
