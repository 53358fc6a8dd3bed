import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rawPdf } from './make-pdf'

export const sampleSigner = 'Nguyễn Hoài Lam'
const contentsBytes = 8_192
const rangePlace = '[0 0000000000 0000000000 0000000000]'

export type SigningOptions = {
  /** arguments of `openssl req -newkey`: rsa:2048 unless told, or an elliptic curve */
  key?: string[]
  /** arguments of `openssl cms -sign`, as `-keyopt rsa_padding_mode:pss` */
  cms?: string[]
  subFilter?: string
  /** stands in the place of the signature */
  contents?: Buffer
}

/** One page signed by a certificate made for it, as a person's signing program leaves it. Needs `openssl`. */
export function signedPdf(options: SigningOptions = {}): Buffer {
  const pdf = withPlace(options.subFilter ?? 'ETSI.CAdES.detached')
  const open = pdf.indexOf('/Contents <') + '/Contents '.length
  const close = open + 2 * contentsBytes + 2
  const range = `[0 ${open} ${close} ${pdf.length - close}]`
  pdf.write(range.padEnd(rangePlace.length), pdf.indexOf(rangePlace), 'latin1')
  const signature = options.contents ?? sign(Buffer.concat([pdf.subarray(0, open), pdf.subarray(close)]), options)
  pdf.write(signature.toString('hex'), open + 1, 'latin1')
  return pdf
}

/** What a later revision adds at the end of a file: the page's text exchanged, the signed bytes untouched. */
export function withLaterRevision(pdf: Buffer): Buffer {
  const content = 'BT /F 24 Tf 60 700 Td (khac han) Tj ET'
  const added = `4 0 obj\n<< /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj\n`
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1'))?.[1] ?? '0'
  const xref = `xref\n4 1\n${String(pdf.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 8 /Root 1 0 R /Prev ${before} >>\nstartxref\n${pdf.length + added.length}\n%%EOF\n`
  return Buffer.concat([pdf, Buffer.from(added + xref, 'latin1')])
}

function withPlace(subFilter: string): Buffer {
  const content = 'BT /F 24 Tf 60 700 Td (To trinh) Tj ET'
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] /SigFlags 3 >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>',
    '<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> /Annots [6 0 R] >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>',
    '<< /Type /Annot /Subtype /Widget /FT /Sig /T (chu ky) /Rect [0 0 0 0] /P 3 0 R /V 7 0 R >>',
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${subFilter} /M (D:20261120083000+07'00') /ByteRange ${rangePlace} /Contents <${'0'.repeat(2 * contentsBytes)}> >>`,
  ])
}

function sign(bytes: Buffer, { key = ['rsa:2048'], cms = [] }: SigningOptions): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'sign-'))
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  try {
    writeFileSync(join(folder, 'bytes'), bytes)
    openssl('req', '-x509', '-newkey', ...key, '-nodes', '-keyout', 'key', '-out', 'certificate', '-days', '3650', '-utf8', '-subj', `/C=VN/O=UBND tỉnh Lam Sơn/CN=${sampleSigner}`)
    openssl('cms', '-sign', '-binary', '-in', 'bytes', '-signer', 'certificate', '-inkey', 'key', '-md', 'sha256', '-outform', 'DER', '-out', 'signature', ...cms)
    return readFileSync(join(folder, 'signature'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
