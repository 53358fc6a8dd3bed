import { beforeAll, describe, expect, it } from 'vitest'
import { type OfficialPaper } from '~/domain/minutes/paper'
import { renderPdf } from '~server/adapters/paper/render-pdf'
import { pdfFonts, pdfInfo, pdfText, pdfWords, type PlacedWord, temporaryFile } from '~tests/support/poppler'
import { sampleMinutes, sampleNotice } from '~tests/support/sample-papers'

const createdAt = new Date('2026-11-24T02:30:00Z')
const written = async (paper: OfficialPaper) => temporaryFile(`${paper.kind}.pdf`, await renderPdf(paper, createdAt))
const flat = (text: string) => text.replace(/\s+/g, ' ')
const center = (words: PlacedWord[]) => (Math.min(...words.map(({ left }) => left)) + Math.max(...words.map(({ right }) => right))) / 2
/** The words of the first line that reads so. */
function line(words: PlacedWord[], text: string): PlacedWord[] {
  const wanted = text.split(' ')
  const start = words.findIndex((_, index) => wanted.every((word, offset) => words[index + offset]?.text === word))
  if (start < 0) throw new Error(`not on paper: ${text}`)
  return words.slice(start, start + wanted.length)
}
const top = (words: PlacedWord[], text: string) => line(words, text)[0]?.top ?? NaN

let minutes = ''
let notice = ''
beforeAll(async () => {
  minutes = await written(sampleMinutes)
  notice = await written(sampleNotice)
})

describe('both papers', () => {
  it('embed all fonts as subsets of Tinos', () => {
    for (const font of [...pdfFonts(minutes), ...pdfFonts(notice)]) expect(font).toMatchObject({ embedded: true, subset: true, name: expect.stringContaining('Tinos') as string })
  })
  it('are tagged A4 of PDF 1.4 or later with a title', () => {
    expect(pdfInfo(minutes)).toMatch(/Title:\s+BIÊN BẢN Phiên họp thường kỳ[\s\S]*Tagged:\s+yes[\s\S]*A4[\s\S]*PDF version:\s+1\.7/)
  })
  it('are the same bytes for the same paper', async () => {
    expect(Buffer.compare(await renderPdf(sampleNotice, createdAt), await renderPdf(sampleNotice, createdAt))).toBe(0)
  })
  it('print every word of the body, in order', () => {
    for (const [file, paper] of [[minutes, sampleMinutes], [notice, sampleNotice]] as const) {
      const printed = flat(pdfText(file).replace(/\f\s*\d+\s*\n/g, ' '))
      const body = flat(paper.body.map(({ text }) => text).join(' '))
      expect(printed).toContain(body)
    }
  })
  it('keep the margins of 20/20/30/15 mm to half a millimetre on full pages', () => {
    const words = pdfWords(minutes).filter(({ page, top: y }) => page === 1 || y > 15)
    const pages = Math.max(...words.map(({ page }) => page))
    for (let page = 1; page < pages; page += 1) {
      const onPage = words.filter((word) => word.page === page)
      expect(Math.abs(Math.min(...onPage.map(({ left }) => left)) - 30)).toBeLessThan(0.5)
      expect(Math.abs(Math.max(...onPage.map(({ right }) => right)) - 195)).toBeLessThan(0.5)
      expect(Math.abs(Math.min(...onPage.map((word) => word.top)) - 20)).toBeLessThan(0.5)
      expect(Math.max(...onPage.map(({ bottom }) => bottom))).toBeLessThan(277.5)
    }
  })
  it('cut a word that is wider than a line, and nothing else', async () => {
    const address = `https://lamson.example/${'van-ban'.repeat(20)}`
    const words = pdfWords(await written({ ...sampleNotice, body: [{ style: 'paragraph', text: `Xem ${address} để biết.` }] }))
    expect(Math.max(...words.map(({ right }) => right))).toBeLessThan(195.5)
    expect(words.map(({ text }) => text).join('')).toContain(address)
  })
  it('number the pages in the top margin, centred over the text, from page 2', () => {
    const numbers = pdfWords(minutes).filter(({ top: y }) => y < 18)
    expect(numbers.map(({ text }) => text)).toEqual(['2', '3', '4', '5', '6'])
    for (const number of numbers) expect(center([number])).toBeCloseTo(112.5, 0)
  })
  it('keep Quốc hiệu on one line, with Tiêu ngữ centred under it', () => {
    const words = pdfWords(notice)
    const nation = line(words, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    const motto = line(words, 'Độc lập - Tự do - Hạnh phúc')
    expect(new Set(nation.map(({ top: y }) => y)).size).toBe(1)
    expect(Math.abs(center(nation) - center(motto))).toBeLessThan(0.5)
    expect(motto[0]?.top).toBeGreaterThan(nation[0]?.top ?? NaN)
  })
})

describe('the minutes (Mẫu 1.9)', () => {
  it('are marked as a draft under the blank number, without a place-and-date line', () => {
    const text = pdfText(minutes)
    expect(text).toMatch(/Số:\s+\/BB-UBND/)
    expect(text).not.toMatch(/Lam Sơn, ngày/)
    const words = pdfWords(minutes)
    expect(top(words, 'DỰ THẢO')).toBeGreaterThan(top(words, '/BB-UBND'))
    expect(top(words, 'DỰ THẢO')).toBeLessThan(top(words, 'BIÊN BẢN'))
  })
  it('have THƯ KÝ left, CHỦ TỌA right on one line, and Nơi nhận under both names', () => {
    const words = pdfWords(minutes)
    expect(top(words, 'THƯ KÝ')).toBeCloseTo(top(words, 'CHỦ TỌA'), 1)
    expect(center(line(words, 'THƯ KÝ'))).toBeLessThan(112.5)
    expect(center(line(words, 'CHỦ TỌA'))).toBeGreaterThan(112.5)
    const lastPage = words.filter(({ page }) => page === 6)
    expect(top(lastPage, 'Nơi nhận:')).toBeGreaterThan(top(lastPage, 'Lê Quang Thái'))
    expect(line(lastPage, 'Nơi nhận:')[0]?.left).toBeCloseTo(30, 0)
    expect(flat(pdfText(minutes))).toContain('- Lưu: VT, Hồ sơ.')
  })
  it('lose the draft mark once approved and carry the number', async () => {
    const text = pdfText(await written({ ...sampleMinutes, draft: false, number: 7 }))
    expect(text).toContain('Số: 07/BB-UBND')
    expect(text).not.toContain('DỰ THẢO')
  })
  it('never part the signatures from the last two lines, nor a heading from its text, wherever the page ends', async () => {
    for (let removed = 0; removed < 30; removed += 3) {
      const words = pdfWords(await written({ ...sampleMinutes, body: sampleMinutes.body.slice(removed) }))
      const pageOf = (text: string) => line(words, text)[0]?.page
      expect(pageOf('THƯ KÝ')).toBe(pageOf('Phiên họp kết thúc vào'))
      expect(pageOf('Biên bản đã được thông qua')).toBeGreaterThanOrEqual((pageOf('THƯ KÝ') ?? 0) - 1)
      expect(pageOf('II. NỘI DUNG')).toBe(pageOf('a) Báo cáo:'))
      expect(Math.max(...words.map(({ bottom }) => bottom))).toBeLessThan(277.5)
    }
  })
  it('give several secretaries a signature each', async () => {
    const [secretary, chair] = sampleMinutes.signatures
    if (!secretary || !chair) throw new Error('the sample has two signatures')
    const words = pdfWords(await written({ ...sampleMinutes, signatures: [secretary, { ...secretary, name: 'Đỗ Thị Thủy' }, chair] }))
    expect(center(line(words, 'Đỗ Thị Thủy'))).toBeCloseTo(112.5, 0)
  })
})

describe('the conclusion notice (Mẫu 1.4)', () => {
  it('has number left and date right on one line', () => {
    const words = pdfWords(notice)
    const [number] = line(words, 'Số: 05/TB-VP')
    const [date] = line(words, 'Lam Sơn, ngày 24 tháng 11 năm 2026')
    expect(Math.abs((number?.bottom ?? 0) - (date?.bottom ?? 9))).toBeLessThan(0.6)
    expect(date?.left).toBeGreaterThan(number?.right ?? NaN)
  })
  it('has Nơi nhận flush left, level with the signer, and ends "./."', () => {
    const words = pdfWords(notice).filter(({ page }) => page === 2)
    expect(Math.abs(top(words, 'Nơi nhận:') - top(words, 'CHÁNH VĂN PHÒNG'))).toBeLessThan(1)
    expect(top(words, 'Trịnh Hữu Lộc')).toBeGreaterThan(top(words, '(Đã ký)'))
    expect(flat(pdfText(notice))).toContain('biết, thực hiện./.')
  })
})
