import { rawPdf } from '~tests/support/make-pdf'

/** A file that has broken some reader of PDFs, made the same every time, and what it has to be told. */
export type NastyPdf = {
  name: string
  make: () => Uint8Array | Promise<Uint8Array>
  /** takes until somebody ends it */
  isSlow?: true
  told: { refused: string } | { pages: number; /** that cannot be shown */ failed?: number[]; javascript?: boolean; attachments?: number }
}

export const words = 'BT /F 30 Tf 60 700 Td (To trinh) Tj ET'
export const box = '/MediaBox [0 0 595 842]'
const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>'

export const stream = (dictionary: string, content: string) => `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`
export const binary = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

type Parts = { catalog?: string; pages?: string; page?: string; resources?: string; content?: string; others?: string[] }

/** One page. `others` are objects 6, 7, … */
export function onePage({ catalog = '', pages = '', page = '', resources = '', content = stream('', words), others = [] }: Parts): Buffer {
  return rawPdf([
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Kids [3 0 R] /Count 1 ${box} ${pages} >>`,
    `<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> ${resources} >> ${page} >>`,
    content, font, ...others,
  ])
}

/** A page filled by one image whose dictionary and bytes are given. */
export const imagePage = (dictionary: string, bytes: Uint8Array) => onePage({
  resources: '/XObject << /I 6 0 R >>', content: stream('', 'q 500 0 0 700 40 60 cm /I Do Q'),
  others: [stream(`/Type /XObject /Subtype /Image ${dictionary}`, binary(bytes))],
})

/** Bytes without pattern, the same every time (a linear congruential generator). */
export function noise(bytes: number, seed = 1): Buffer {
  let state = seed
  return Buffer.from(Array.from({ length: bytes }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return (state >> 16) & 0xff
  }))
}
