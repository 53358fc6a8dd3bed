import { deflateSync } from 'node:zlib'
import { pdfWithEndlessPage, pdfWithMemoryBomb } from '~tests/support/make-pdf'
import { binary, imagePage, noise, onePage, stream, words, type NastyPdf } from './nasty-pdf'

const packed = (content: string | Uint8Array) => stream('/Filter /FlateDecode', binary(deflateSync(content)))
const content = (name: string, operators: string, failed?: number[], resources = '', others: string[] = []): NastyPdf =>
  ({ name, make: () => onePage({ content: stream('', operators), resources, others }), told: { pages: 1, failed } })
const image = (name: string, dictionary: string, bytes: () => Uint8Array, failed?: number[]): NastyPdf => ({ name, make: () => imagePage(dictionary, bytes()), told: { pages: 1, failed } })
const grey = (width: number, height: number) => `/Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8`
const form = (extra: string, operators: string) => stream(`/Type /XObject /Subtype /Form /BBox [0 0 595 842] ${extra}`, operators)

/** Pages whose content breaks those who draw it, or draws nothing although it should. */
export const nastyContents: NastyPdf[] = [
  content('nothing at all', ''),
  content('only a space', 'BT /F 12 Tf 60 700 Td ( ) Tj ET'),
  content('white words on white', `1 1 1 rg ${words}`),
  content('words to be found, not seen', `BT 3 Tr /F 12 Tf 60 700 Td (quet) Tj ET`),
  content('words beside the page', 'BT /F 12 Tf 6000 7000 Td (xa) Tj ET'),
  { name: 'a content that is noise', make: () => onePage({ content: stream('/Filter /FlateDecode', binary(noise(5_000))) }), told: { pages: 1, failed: [1] } },
  { name: 'a content packed in a way that does not exist', make: () => onePage({ content: stream('/Filter /AcmeDecode', words) }), told: { pages: 1 } },
  { name: 'a content of LZW that is noise', make: () => onePage({ content: stream('/Filter /LZWDecode', binary(noise(5_000, 5))) }), told: { pages: 1, failed: [1] } },
  content('a form that is not there', '/Missing Do', [1]),
  { name: 'a content of 150 MB in 150 kB', isSlow: true, make: () => onePage({ content: packed(Buffer.alloc(150 * 2 ** 20, ' ')) }), told: { pages: 1, failed: [1] } },
  { name: 'a content packed ten times', make: () => onePage({ content: tenfold(words) }), told: { pages: 1 } },
  content('a million saved states', `${'q '.repeat(1_000_000)}${words}`),
  content('brackets a hundred thousand deep', `${'['.repeat(100_000)}${words}`, [1]),
  content('a number of a million digits', `${'9'.repeat(1_000_000)} 0 0 1 0 0 cm ${words}`),
  content('a form that draws itself', '/X Do', undefined, '/XObject << /X 6 0 R >>', [form('/Resources << /XObject << /X 6 0 R >> >>', '0 0 200 200 re f /X Do')]),
  content('a pattern that is filled with itself', '/Pattern cs /P scn 0 0 595 842 re f', [1], '/Pattern << /P 6 0 R >>', [stream('/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 20 20] /XStep 20 /YStep 20 /Resources << /Pattern << /P 6 0 R >> >>', '/Pattern cs /P scn 0 0 20 20 re f')]),
  { name: 'a pattern without end', isSlow: true, make: pdfWithEndlessPage, told: { pages: 2, failed: [1] } },
  { name: 'forms in forms, ten to the power of twelve', isSlow: true, make: pdfWithMemoryBomb, told: { pages: 2, failed: [1] } },
  content('groups in groups, each see-through', '/X Do', undefined, '/XObject << /X 6 0 R >>', Array.from({ length: 40 }, (_, at) => form(`/Group << /S /Transparency /I true >> /Resources << /XObject << /X ${at + 7} 0 R >> >>`, at < 39 ? '/X Do' : '0 0 200 200 re f'))),
  content('a font that is noise', 'BT /G 30 Tf 60 700 Td (To trinh) Tj ET', undefined, '/Font << /G 6 0 R >>', ['<< /Type /Font /Subtype /TrueType /BaseFont /Hong /FontDescriptor 7 0 R >>', '<< /Type /FontDescriptor /FontName /Hong /Flags 32 /FontFile2 8 0 R >>', stream('', binary(noise(20_000, 9)))]),
  content('a font of drawings that draw with themselves', 'BT /G 30 Tf 60 700 Td (aaaa) Tj ET', [1], '/Font << /G 6 0 R >>', ['<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 /Widths [1] /Encoding << /Differences [97 /a] >> /CharProcs << /a 7 0 R >> /Resources << /Font << /G 6 0 R >> >> >>', stream('', '1 0 d0 BT /G 1 Tf (aaaa) Tj ET')]),
  content('an image in the content without an end', 'q 500 0 0 700 0 0 cm BI /W 9000 /H 9000 /BPC 8 /CS /G ID rubbish', [1]),
  image('JPEG that is noise', `${grey(800, 800)} /Filter /DCTDecode`, () => noise(30_000), [1]),
  image('JPEG 2000 that is noise', `${grey(800, 800)} /Filter /JPXDecode`, () => noise(30_000), [1]),
  image('JBIG2 that is noise', '/Width 800 /Height 800 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode', () => noise(30_000), [1]),
  image('fax that is noise', '/Width 800 /Height 800 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 800 >>', () => noise(30_000)),
  image('an image of 40,000 by 40,000 in 50 kB', `${grey(40_000, 40_000)} /Filter /FlateDecode`, () => deflateSync(Buffer.alloc(50_000_000))),
  image('an image of two billion by two billion', `${grey(2_000_000_000, 2_000_000_000)} /Filter /FlateDecode`, () => deflateSync(Buffer.alloc(1000)), [1]),
  image('an image whose bytes are missing', grey(1_000, 1_000), () => Buffer.alloc(10)),
  image('a mask that is its own mask', `${grey(100, 100)} /SMask 6 0 R`, () => Buffer.alloc(10_000, 90)),
  image('a page of white, as the back of a sheet in a scanner', grey(100, 100), () => Buffer.alloc(10_000, 255)),
  image('a function that calls itself', '/Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace [/Separation /S /DeviceGray 6 0 R]', () => Buffer.alloc(100, 90)),
]

function tenfold(text: string): string {
  let bytes: Uint8Array = Buffer.from(text)
  for (let time = 0; time < 10; time++) bytes = deflateSync(bytes)
  return stream(`/Filter [${'/FlateDecode '.repeat(10)}]`, binary(bytes))
}
