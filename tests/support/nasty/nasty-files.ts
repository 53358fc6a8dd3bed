import { readFileSync } from 'node:fs'
import { boxesPdf, pdfWithoutPages, rawPdf, textPdf } from '~tests/support/make-pdf'
import { box, noise, onePage, stream, words, type NastyPdf } from './nasty-pdf'

const decree = () => readFileSync(new URL('../pdf/nd30-2020.pdf', import.meta.url))
const cut = (part: number): NastyPdf => ({ name: `the decree cut at ${part * 100} %`, make: () => decree().subarray(0, Math.floor(decree().length * part)), told: { refused: 'documents/damaged' } })
const replaced = (pdf: Buffer, from: string, to: string) => Buffer.from(pdf.toString('latin1').replace(from, to), 'latin1')

/** Files whose bytes are not those of a whole, plain PDF. */
export const nastyFiles: NastyPdf[] = [
  { name: 'an empty file', make: () => Buffer.alloc(0), told: { refused: 'documents/not-pdf' } },
  { name: 'one byte', make: () => Buffer.from('%'), told: { refused: 'documents/not-pdf' } },
  { name: 'a page of the web', make: () => Buffer.from('<!doctype html><title>Đăng nhập</title><p>Phiên đăng nhập đã hết hạn</p>'), told: { refused: 'documents/not-pdf' } },
  { name: 'noise', make: () => noise(100_000), told: { refused: 'documents/not-pdf' } },
  { name: 'a head without a body', make: () => Buffer.from('%PDF-1.7\n%%EOF\n'), told: { refused: 'documents/damaged' } },
  { name: 'noise between the marks of a PDF', make: () => Buffer.concat([Buffer.from('%PDF-1.7\n'), noise(50_000, 7), Buffer.from('\n%%EOF\n')]), told: { refused: 'documents/damaged' } },
  cut(0.01), cut(0.25), cut(0.5), cut(0.9), cut(0.999),
  { name: 'cut and closed with an end mark', make: () => Buffer.concat([decree().subarray(0, 60_000), Buffer.from('\n%%EOF\n')]), told: { refused: 'documents/damaged' } },
  { name: 'made for the web and cut', make: () => Buffer.concat([Buffer.from('%PDF-1.7\n1 0 obj\n<< /Linearized 1 /L 900000 /H [10 20] /O 3 /E 500 /N 1 /T 800 >>\nendobj\n'), onePage({}).subarray(9)]), told: { refused: 'documents/damaged' } },
  { name: 'a password', make: () => textPdf('xin chao', { userPassword: 'mo-ra', pdfVersion: '1.7ext3' }), told: { refused: 'documents/encrypted' } },
  { name: 'only forbidden to print', make: () => textPdf('xin chao', { ownerPassword: 'mo-ra', permissions: {} }), told: { pages: 1 } },
  { name: 'an encryption that nobody knows', make: () => replaced(onePage({ others: ['<< /Filter /Acme.Seal /V 9 /R 9 >>'] }), '/Root 1 0 R', '/Root 1 0 R /Encrypt 6 0 R /ID [<00> <00>]'), told: { refused: 'documents/encrypted' } },
  { name: 'no pages', make: pdfWithoutPages, told: { refused: 'documents/empty' } },
  { name: 'pages claimed and not there', make: () => rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [] /Count 50 ${box} >>`]), told: { refused: 'documents/damaged' } },
  { name: '2,001 pages', make: () => boxesPdf(Array.from({ length: 2001 }, () => ({ width: 20, height: 20 }))), told: { refused: 'documents/too-many-pages' } },
  { name: 'a billion pages claimed', make: () => rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [3 0 R] /Count 1000000000 ${box} >>`, '<< /Type /Page /Parent 2 0 R >>']), told: { pages: 1 } },
  { name: 'no pages tree', make: () => rawPdf(['<< /Type /Catalog /Pages 9 0 R >>']), told: { refused: 'documents/empty' } },
  { name: 'a table of objects that is wrong', make: () => replaced(onePage({}), '0000000009', '0000000777'), told: { pages: 1 } },
  { name: 'no table of objects', make: () => replaced(onePage({}), 'startxref', 'startxrex'), told: { pages: 1 } },
  { name: 'a table of objects that names itself as its forerunner', make: () => { const pdf = onePage({}); return replaced(pdf, '/Root 1 0 R', `/Root 1 0 R /Prev ${pdf.indexOf('xref\n')}`) }, told: { pages: 1 } },
  { name: 'rubbish before the head and behind the end', make: () => Buffer.concat([Buffer.from('\n'.repeat(300)), onePage({}), noise(2_000, 3)]), told: { pages: 1 } },
  { name: 'a revision that takes a page away', make: () => later(twoPages(), '2 0 obj\n<< /Type /Pages /Kids [4 0 R] /Count 1 /MediaBox [0 0 595 842] >>\nendobj\n', 2), told: { pages: 1 } },
  { name: 'packed objects that cannot be unpacked', make: () => rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [3 0 R] /Count 1 ${box} >>`, '<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>', stream('', words), stream('/Type /ObjStm /N 5 /First 20 /Filter /FlateDecode', 'rubbish')]), told: { pages: 1 } },
  { name: 'a Vietnamese title, and one that is no text', make: () => onePage({ others: ['<< /Title <FEFF0054ff> /Author (\xff\xfe\x00) >>'] }), told: { pages: 1 } },
]

const twoPages = () => rawPdf([
  '<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 ${box} >>`,
  '<< /Type /Page /Parent 2 0 R >>', '<< /Type /Page /Parent 2 0 R >>',
])

/** Adds a revision with one object. */
function later(pdf: Buffer, object: string, number: number): Buffer {
  const before = pdf.lastIndexOf('xref\n', pdf.lastIndexOf('startxref') - 1)
  const xref = `xref\n${number} 1\n${String(pdf.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 5 /Root 1 0 R /Prev ${before} >>\nstartxref\n${pdf.length + object.length}\n%%EOF\n`
  return Buffer.concat([pdf, Buffer.from(object + xref, 'latin1')])
}
