import { open, type FileHandle } from 'node:fs/promises'
import { allow, refuse, type Decision } from '~/domain/kernel/result'
import { readZipNames } from './zip-names'

export type FileKind =
  | { kind: 'pdf'; mediaType: string }
  | { kind: 'picture'; mediaType: string }
  /** `extension` tells LibreOffice what to expect; a sender's own is never used */
  | { kind: 'office'; mediaType: string; extension: string }

const headBytes = 1024
const office = (mediaType: string, extension: string): FileKind => ({ kind: 'office', mediaType, extension })
const openXml = (kind: string) => `application/vnd.openxmlformats-officedocument.${kind}`
const macros = (kind: string) => `application/vnd.ms-${kind}.macroEnabled.12`

/** Main part of a zipped office file → without and with macros. */
const openXmlParts: [RegExp, FileKind, FileKind][] = [
  [/^word\/document\d*\.xml$/, office(openXml('wordprocessingml.document'), 'docx'), office(macros('word.document'), 'docm')],
  [/^xl\/workbook\.(xml|bin)$/, office(openXml('spreadsheetml.sheet'), 'xlsx'), office(macros('excel.sheet'), 'xlsm')],
  [/^ppt\/presentation\.xml$/, office(openXml('presentationml.presentation'), 'pptx'), office(macros('powerpoint.presentation'), 'pptm')],
]
const openDocuments: Record<string, string> = { text: 'odt', spreadsheet: 'ods', presentation: 'odp' }
/** Names of streams in the older office files, as they stand in UTF-16; the first that is there decides. */
const oleStreams: [string, FileKind | 'encrypted'][] = [
  ['EncryptedPackage', 'encrypted'],
  ['WordDocument', office('application/msword', 'doc')],
  ['Workbook', office('application/vnd.ms-excel', 'xls')],
  ['PowerPoint Document', office('application/vnd.ms-powerpoint', 'ppt')],
]

/**
 * What a file is, from its bytes and never from its name. Refuses documents/unknown-kind, /heic (a telephone's picture),
 * /encrypted (an office file with a password) and /office-failed (a zip that blows up).
 */
export async function fileKindOf(path: string): Promise<Decision<FileKind>> {
  const file = await open(path, 'r')
  try {
    const head = Buffer.alloc(headBytes)
    const { bytesRead } = await file.read(head, 0, headBytes, 0)
    return await kindOf(file, head.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

async function kindOf(file: FileHandle, head: Buffer): Promise<Decision<FileKind>> {
  const starts = (hex: string) => head.toString('hex', 0, hex.length / 2) === hex
  if (starts('ffd8ff')) return allow<FileKind>({ kind: 'picture', mediaType: 'image/jpeg' })
  if (starts('89504e470d0a1a0a')) return allow<FileKind>({ kind: 'picture', mediaType: 'image/png' })
  if (/^ftyp(heic|heix|hevc|heim|heis|mif1|msf1)/.test(head.toString('latin1', 4, 12))) return refuse('documents/heic')
  if (starts('504b0304')) return zipKind(file, head)
  if (starts('d0cf11e0a1b11ae1')) return oleKind(file)
  if (starts('7b5c727466')) return allow(office('application/rtf', 'rtf'))
  // rubbish before the mark is common in PDFs and harmless; anything with a mark of its own was asked for before
  if (head.includes('%PDF-')) return allow<FileKind>({ kind: 'pdf', mediaType: 'application/pdf' })
  return refuse('documents/unknown-kind')
}

async function zipKind(file: FileHandle, head: Buffer): Promise<Decision<FileKind>> {
  const zip = await readZipNames(file)
  if (!zip) return refuse('documents/office-failed')
  const openDocument = /^mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/.exec(head.toString('latin1', 30))?.[1]
  if (openDocument) return allow(office(`application/vnd.oasis.opendocument.${openDocument}`, openDocuments[openDocument] ?? 'odt'))
  const found = openXmlParts.find(([part]) => zip.names.some((name) => part.test(name)))
  if (!found) return refuse('documents/unknown-kind')
  return allow(zip.names.some((name) => name.endsWith('vbaProject.bin')) ? found[2] : found[1])
}

async function oleKind(file: FileHandle): Promise<Decision<FileKind>> {
  const marks = oleStreams.map(([name, kind]) => ({ mark: Buffer.from(name, 'utf16le'), kind, seen: false }))
  const longest = Math.max(...marks.map(({ mark }) => mark.length))
  let tail = Buffer.alloc(0)
  for await (const chunk of file.createReadStream({ autoClose: false, start: 0 }) as AsyncIterable<Buffer>) {
    const part = Buffer.concat([tail, chunk])
    for (const mark of marks) mark.seen ||= part.includes(mark.mark)
    tail = part.subarray(-longest)
  }
  const found = marks.find(({ seen }) => seen)
  if (!found) return refuse('documents/unknown-kind')
  return found.kind === 'encrypted' ? refuse('documents/encrypted') : allow(found.kind)
}
