import { rawPdf } from '~tests/support/make-pdf'
import { box, onePage, stream, words, type NastyPdf } from './nasty-pdf'

const boxed = (mediaBox: string) => onePage({ page: `/MediaBox ${mediaBox}` })
const script = '<< /S /JavaScript /JS (app.alert\\("xin chao"\\)) >>'
const attachment = '<< /Type /Filespec /F (so-lieu.csv) /EF << /F 7 0 R >> >>'

/** Files whose pages are strange, and files that carry something beside pages. */
export const nastyPages: NastyPdf[] = [
  { name: 'a box without area', make: () => boxed('[0 0 0 0]'), told: { pages: 1 } },
  { name: 'a box turned inside out', make: () => boxed('[595 842 0 0]'), told: { pages: 1 } },
  { name: 'a box below zero', make: () => boxed('[-595 -842 0 842]'), told: { pages: 1 } },
  { name: 'a box of a million kilometres', make: () => boxed('[0 0 3e12 3e12]'), told: { pages: 1 } },
  { name: 'a box that is no numbers', make: () => boxed('[0 0 /NaN (842)]'), told: { pages: 1 } },
  { name: 'a hair of a box', make: () => boxed('[0 0 0.001 842]'), told: { pages: 1 } },
  { name: 'a unit of a billion', make: () => onePage({ page: '/UserUnit 1000000000' }), told: { pages: 1 } },
  { name: 'turned by 45 degrees', make: () => onePage({ page: '/Rotate 45' }), told: { pages: 1 } },
  { name: 'turned by a billion times 90 degrees and back', make: () => onePage({ page: '/Rotate -89999999910' }), told: { pages: 1 } },
  { name: 'a crop box beside the page', make: () => onePage({ page: '/CropBox [2000 2000 3000 3000]' }), told: { refused: 'documents/damaged' } },
  { name: 'a tree of pages that bites its tail', make: () => rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 4 /Parent 2 0 R ${box} >>`, '<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>', stream('', '0 0 300 300 re f')]), told: { pages: 4, failed: [2, 3, 4] } },
  { name: 'a tree of pages a thousand deep', make: () => rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', ...Array.from({ length: 1_000 }, (_, at) => `<< /Type /Pages /Kids [${at + 3} 0 R] /Count 1 ${box} >>`), '<< /Type /Page /Contents 1003 0 R >>', stream('', '0 0 300 300 re f')]), told: { pages: 1 } },
  { name: 'a page that is not there', make: () => rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 ${box} >>`, '<< /Type /Page /Parent 2 0 R >>']), told: { pages: 2, failed: [2] } },
  { name: 'bookmarks in a circle', make: () => onePage({ catalog: '/Outlines 6 0 R', others: ['<< /First 7 0 R /Last 7 0 R /Count 1 >>', '<< /Title (I) /Dest [3 0 R /Fit] /Next 8 0 R /First 7 0 R >>', '<< /Title (II) /Dest [3 0 R /Fit] /Next 7 0 R >>'] }), told: { pages: 1 } },
  { name: 'a script that runs on opening', make: () => onePage({ catalog: `/OpenAction ${script}` }), told: { pages: 1, javascript: true } },
  { name: 'scripts of the document', make: () => onePage({ catalog: `/Names << /JavaScript << /Names [(a) ${script}] >> >>` }), told: { pages: 1, javascript: true } },
  { name: 'a script behind a button', make: () => onePage({ page: `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A ${script} >>]` }), told: { pages: 1, javascript: true } },
  { name: 'an attached file', make: () => onePage({ catalog: `/Names << /EmbeddedFiles << /Names [(so-lieu.csv) 6 0 R] >> >>`, others: [attachment, stream('/Type /EmbeddedFile', 'a,b')] }), told: { pages: 1, attachments: 1 } },
  { name: 'a file pinned to the page', make: () => onePage({ page: '/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 20 20] /FS 6 0 R >>]', others: [attachment, stream('/Type /EmbeddedFile', 'a,b')] }), told: { pages: 1, attachments: 1 } },
  { name: 'a portfolio', make: () => onePage({ catalog: '/Collection << /View /T >> /Names << /EmbeddedFiles << /Names [(a) 6 0 R (b) 6 0 R] >> >>', others: [attachment, stream('/Type /EmbeddedFile', 'a,b')] }), told: { pages: 1, attachments: 2 } },
  { name: 'a program to be started', make: () => onePage({ catalog: '/OpenAction << /S /Launch /F (calc.exe) >>' }), told: { pages: 1 } },
  { name: 'a form of XFA', make: () => onePage({ catalog: '/AcroForm << /Fields [] /XFA 6 0 R >>', others: [stream('', '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template/></xdp:xdp>')] }), told: { pages: 1 } },
  { name: 'nothing but a note', make: () => onePage({ content: stream('', ''), page: '/Annots [<< /Type /Annot /Subtype /Square /Rect [50 50 300 300] /C [1 0 0] /AP << /N 6 0 R >> >>]', others: [stream('/Type /XObject /Subtype /Form /BBox [0 0 250 250]', '1 0 0 rg 0 0 250 250 re f')] }), told: { pages: 1 } },
  { name: 'a field that is its own parent', make: () => onePage({ catalog: '/AcroForm << /Fields [6 0 R] >>', page: '/Annots [6 0 R]', others: ['<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Parent 6 0 R /Kids [6 0 R] /Rect [0 0 99 99] >>'] }), told: { pages: 1 } },
  { name: 'a layer that is switched off', make: () => onePage({ catalog: '/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>', resources: '/Properties << /L 6 0 R >>', content: stream('', `/OC /L BDC ${words} EMC`), others: ['<< /Type /OCG /Name (Ban nhap) >>'] }), told: { pages: 1 } },
]
