import type { CheckedFile } from '~server/services/documents/insert-file'

/** A PDF as it is after its check, with nothing of note inside; what is not said of it is invented. Its bytes need not be in the store. */
export function checkedFile({ hash = 'a', pages = 1, ...said }: Partial<CheckedFile> & { pages?: number } = {}): CheckedFile {
  return {
    title: 'Tờ trình', fileName: 'to-trinh.pdf', hash, pdfHash: hash, mediaType: 'application/pdf', sizeBytes: 1_000, sizes: Array.from({ length: pages }, () => ({ widthPt: 595, heightPt: 842 })),
    inside: { findings: { javascript: false, attachments: 0 }, signatures: [], bookmarks: [] }, ...said,
  }
}
