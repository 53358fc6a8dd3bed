/** Typed text as one line: NFC, single spaces, none at the ends. */
export function oneLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
