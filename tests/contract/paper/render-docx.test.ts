import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type OfficialPaper } from '~/domain/minutes/paper'
import { renderDocx } from '~server/adapters/paper/render-docx'
import { pdfText, pdfWords, temporaryFile } from '~tests/support/poppler'
import { sampleMinutes, sampleNotice } from '~tests/support/sample-papers'

const twipsOfMm = (mm: number) => Math.round((mm * 1440) / 25.4)
const flat = (text: string) => text.replace(/\s+/g, ' ').trim()
async function unpacked(paper: OfficialPaper) {
  const files = unzipSync(await renderDocx(paper))
  const xml = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  const document = xml('word/document.xml')
  const paragraphs = [...document.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)].map(([text]) => ({ style: /<w:pStyle w:val="(\w+)"/.exec(text)?.[1], keepNext: text.includes('<w:keepNext/>'), text: [...text.matchAll(/<w:t[^>]*>(.*?)<\/w:t>/gs)].map(([, run = '']) => run).join('') }))
  return { files: Object.keys(files), xml, document, paragraphs }
}

describe('the DOCX', () => {
  it('has A4 with margins of 20/20/30/15 mm and its own first page', async () => {
    const { document } = await unpacked(sampleMinutes)
    expect(document).toContain(`<w:pgSz w:w="${twipsOfMm(210)}" w:h="${twipsOfMm(297)}"`)
    const margins = Object.fromEntries([...(/<w:pgMar [^>]*>/.exec(document)?.[0] ?? '').matchAll(/w:(\w+)="(\d+)"/g)].map(([, side = '', twips]) => [side, Number(twips)]))
    expect(margins).toMatchObject({ top: twipsOfMm(20), bottom: twipsOfMm(20), left: twipsOfMm(30), right: twipsOfMm(15) })
    expect(document).toContain('<w:titlePg/>')
  })
  it('numbers pages by a field in the header of all pages but the first', async () => {
    const { files, xml } = await unpacked(sampleMinutes)
    const headers = files.filter((name) => /^word\/header\d\.xml$/.test(name)).map(xml)
    expect(headers.filter((header) => header.includes('PAGE'))).toHaveLength(1)
    expect(headers).toHaveLength(2)
  })
  it('is set in Times New Roman by named styles, in Vietnamese', async () => {
    const { xml, paragraphs } = await unpacked(sampleMinutes)
    expect(xml('word/styles.xml')).toContain('w:ascii="Times New Roman"')
    expect(xml('word/styles.xml')).toContain('w:val="vi-VN"')
    const styleOf = (text: string) => paragraphs.find((paragraph) => paragraph.text === text)?.style
    expect(['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'BIÊN BẢN', 'I. KHAI MẠC', 'THƯ KÝ', 'Nơi nhận:'].map(styleOf)).toEqual(['QuocHieu', 'TieuNgu', 'TenLoai', 'Phan', 'NguoiKy', 'NoiNhanDau'])
  })
  it('says the same as the paper, in order', async () => {
    const { paragraphs } = await unpacked(sampleNotice)
    const texts = paragraphs.map(({ text }) => text)
    expect(texts.join('\n')).toContain(sampleNotice.body.map(({ text }) => text).join('\n'))
    expect(texts).toContain('Lam Sơn, ngày 24 tháng 11 năm 2026')
    expect(texts).toContain('Số: 05/TB-VP')
    expect(texts.at(-1)).toBe('Trịnh Hữu Lộc')
  })
  it('keeps headings and the last two paragraphs with what follows', async () => {
    const { paragraphs } = await unpacked(sampleMinutes)
    for (const { text } of sampleMinutes.body.slice(-2)) expect(paragraphs.find((paragraph) => paragraph.text === text)?.keepNext).toBe(true)
    expect(paragraphs.find(({ text }) => text === 'b) Ý kiến thảo luận')?.keepNext).toBe(true)
  })
  it('draws its tables without borders and carries no trace of a draft once approved', async () => {
    const { document, paragraphs } = await unpacked({ ...sampleMinutes, draft: false, number: 7 })
    expect(document).toMatch(/<w:tblBorders><w:top w:val="none"/)
    expect(document).not.toMatch(/<w:insideH w:val="single"/)
    expect(paragraphs.map(({ text }) => text)).not.toContain('DỰ THẢO')
  })
})

const office = spawnSync('soffice', ['--version']).status === 0
describe.skipIf(!office)(`the DOCX opened by LibreOffice${office ? '' : ' (skipped: soffice is not installed)'}`, () => {
  it('has the layout of the PDF', async () => {
    const docx = temporaryFile('minutes.docx', await renderDocx(sampleMinutes))
    const folder = dirname(docx)
    execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/office`, '--convert-to', 'pdf', '--outdir', folder, docx], { stdio: 'pipe' })
    const pdf = docx.replace(/docx$/, 'pdf')
    expect(existsSync(pdf)).toBe(true)
    const text = flat(pdfText(pdf))
    expect(text).toContain('BIÊN BẢN Phiên họp thường kỳ tháng 11 năm 2026 của Ủy ban nhân dân tỉnh Lam Sơn Thời gian bắt đầu: 08 giờ 00 phút')
    expect(text).toContain('THƯ KÝ CHỦ TỌA')
    const words = pdfWords(pdf)
    const nation = words.slice(words.findIndex(({ text: word }) => word === 'CỘNG')).slice(0, 8)
    expect(new Set(nation.map(({ top }) => Math.round(top))).size).toBe(1)
    const second = words.filter(({ page, top }) => page === 2 && top > 15)
    expect(Math.abs(Math.min(...second.map(({ left }) => left)) - 30)).toBeLessThan(0.5)
    expect(Math.abs(Math.max(...second.map(({ right }) => right)) - 195)).toBeLessThan(0.7)
    expect(words.filter(({ top }) => top < 18).map(({ text: number }) => number)[0]).toBe('2')
  })
})
