const longestTitle = 200
/** Of a title in the name of a file that is taken along. */
const longestInName = 120
const knownEnding = /\.(pdf|docx?|docm|xlsx?|xlsm|pptx?|pptm|odt|ods|odp|rtf|jpe?g|png)$/i

/** A name that a browser sent, as a plain file name: no folders, no control characters, NFC. Never used as a path. */
export function fileNameOf(sent: string): string {
  const plain = sent.normalize('NFC').replace(/[\0-\x1f\x7f\u202a-\u202e\u2066-\u2069]/g, '')
  const name = plain.split(/[/\\]/).at(-1)?.trim().replace(/^\.+/, '') ?? ''
  return name.slice(-longestTitle) || 'tai-lieu.pdf'
}

/** What the agenda calls a paper until somebody renames it: its file's name, readable. */
export function titleOf(fileName: string): string {
  return fileName.replace(knownEnding, '').replace(/_+/g, ' ').replace(/\s+/g, ' ').trim().slice(0, longestTitle) || 'Tài liệu'
}

/** What a copy is called that was made as a PDF of whatever was uploaded. */
export function pdfNameOf(fileName: string): string {
  return `${fileName.replace(knownEnding, '')}.pdf`
}

/** A title as part of the name of a file that somebody takes along: what no file system refuses, cut between words. */
export function titleInFileName(title: string): string {
  const plain = title.normalize('NFC').replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').replace(/\s+/g, ' ').trim()
  return plain.length > longestInName ? plain.slice(0, longestInName).replace(/\s+\S*$/u, '') : plain
}
