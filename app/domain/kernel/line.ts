/** Letters that nobody sees, and that no name needs: controls, which no office file may hold, and signs that turn the line around. */
const unseen = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu

/** Typed text as one line: NFC, single spaces, none at the ends, nothing unseen. */
export function oneLine(text: string): string {
  return text.normalize('NFC').replace(unseen, ' ').replace(/\s+/g, ' ').trim()
}
