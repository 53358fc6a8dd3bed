import { strFromU8, unzipSync } from 'fflate'
import JSZip from 'jszip'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Mark } from '~/domain/annotations/mark'
import { schema } from '~db/schema'
import { exportOpinions } from '~server/services/annotations/export-opinions'
import type { OpinionsFormat } from '~server/services/annotations/write-opinions'
import { createHall, must, openedHall } from '~tests/support/hall'
import { stroke } from '~tests/support/mark-tab'
import { MarkedHall } from '~tests/support/marked-hall'

const marked = new MarkedHall(openedHall, { onePaper: true })
const at = Date.UTC(2026, 10, 20, 2, 5)
const note = (text: string, change: object = {}): Mark => ({ kind: 'note', page: 2, colour: 0, madeAt: at, x: 0.5, y: 0.5, text, mentions: [], ...change })

async function write(who: string, layer: string, ...marks: Mark[]): Promise<string[]> {
  const one = await marked.tab(who, layer)
  const keys = marks.map((mark) => one.draw(mark))
  await one.allSaved()
  return keys
}
const file = (who: string, format: OpinionsFormat, layers = ['room'], people: string[] | null = null) => exportOpinions(marked.hall.as(who), marked.versionId, { layers, people }, format)
const unescaped = (words: string) => words.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
const wordsOf = (xml: string) => [...xml.matchAll(/<(?:w:)?t(?: [^>]*)?>([^<]*)<\/(?:w:)?t>/g)].map(([, words]) => words ?? '')

beforeAll(async () => {
  const [key = ''] = await write('member1', 'room', note('=HYPERLINK("http://example.org")\nĐề nghị làm rõ\u0007'), { ...note('x'), kind: 'underline', boxes: [[0.1, 0.1, 0.3, 0.12]], quote: 'tổng mức đầu tư' } as Mark)
  await write('member2', 'room', { kind: 'reply', page: 2, colour: 1, madeAt: at + 60_000, to: key, text: '+1, nhất trí', mentions: [] }, { ...stroke(3), madeAt: at + 120_000 })
  await write('member3', 'room', note('Ghi rõ nguồn vốn', { page: 3, madeAt: at + 240_000, about: { boxes: [[0.1, 0.1, 0.3, 0.12]], quote: 'vốn đối ứng' } }), { kind: 'stamp', page: 4, colour: 2, madeAt: at + 180_000, stamp: 'amend', x: 0.5, y: 0.5 })
  await write('member1', marked.privateOf('member1'), note('Của riêng'))
})

describe('O7 a file of opinions', () => {
  it('as DOCX has meeting and paper, a head on every page, and each opinion with its replies, in order', async () => {
    const { fileName, bytes } = await must(file('secretary', 'docx'))
    expect(fileName).toBe('Ý kiến - Tờ trình.docx')
    const zip = await JSZip.loadAsync(bytes)
    const xml = await zip.file('word/document.xml')?.async('string') ?? ''
    const words = wordsOf(xml)
    expect(words.slice(0, 6)).toEqual(['TỔNG HỢP Ý KIẾN TRÊN TÀI LIỆU', 'Phiên họp: ', 'Phiên họp thường kỳ tháng 11', 'Tài liệu: ', 'Tờ trình', 'Phạm vi: '])
    expect(words).toEqual(expect.arrayContaining(['Trang', 'Người góp ý', 'Đoạn văn bản', 'Ý kiến', 'Trả lời', 'Thời gian']))
    const [underlined, first, drawn, stamped] = ['“tổng mức đầu tư”', 'Đề nghị làm rõ', 'Ông Trần Văn member2', 'Cần sửa'].map((one) => words.indexOf(one))
    expect([underlined, first, drawn, stamped].every((place) => place !== undefined && place > 0)).toBe(true)
    expect([underlined, first, stamped]).toEqual([underlined, first, stamped].sort((a, b) => (a ?? 0) - (b ?? 0)))
    expect(words.slice(words.indexOf('“vốn đối ứng”'), words.indexOf('“vốn đối ứng”') + 2)).toEqual(['“vốn đối ứng”', 'Ghi rõ nguồn vốn'])
    expect(words).toContain('+1, nhất trí')
    expect(words).toContain('Ông Trần Văn member2 (09:06, 20/11/2026)')
    expect(xml).toContain('<w:tblHeader/>')
    expect(xml).toContain('w:orient="landscape"')
    expect(Object.keys(zip.files).filter((name) => /^word\/media\/.*\.png$/.test(name))).toHaveLength(1)
    expect(words).not.toContain('Của riêng')
  })

  it('O8 as XLSX has real dates and numbers, a head that stays and filters, and texts that are no formulas', async () => {
    const { fileName, bytes } = await must(file('member2', 'xlsx'))
    expect(fileName).toBe('Ý kiến - Tờ trình.xlsx')
    const zip = unzipSync(bytes)
    const part = (name: string) => strFromU8(zip[name] ?? new Uint8Array())
    const sheet = part('xl/worksheets/sheet1.xml')
    const strings = [...part('xl/sharedStrings.xml').matchAll(/<si>.*?<t[^>]*>([^<]*)<\/t>.*?<\/si>/gs)].map(([, words]) => unescaped(words ?? ''))
    const cell = (address: string) => {
      const [, attributes = '', inner = ''] = new RegExp(`<c r="${address}"([^>]*?)(?:/>|>(.*?)</c>)`, 's').exec(sheet) ?? []
      const value = /<v>([^<]*)<\/v>/.exec(inner)?.[1] ?? wordsOf(inner)[0] ?? ''
      return /t="s"/.test(attributes) ? strings[Number(value)] ?? '' : value
    }
    expect(['A1', 'B1', 'F1', 'I1'].map(cell)).toEqual(['Trang', 'Người góp ý', 'Đoạn văn bản', 'Thời gian'])
    const column = (name: string) => [2, 3, 4, 5, 6].map((row) => cell(`${name}${row}`))
    expect(column('A')).toEqual(['2', '2', '3', '3', '4'])
    expect(column('F')).toEqual(['tổng mức đầu tư', '', '', 'vốn đối ứng', ''])
    expect(column('G')).toEqual(['Gạch chân', '=HYPERLINK("http://example.org")\nĐề nghị làm rõ', 'Viết tay (1 nét)', 'Ghi rõ nguồn vốn', 'Cần sửa'])
    expect(cell('H3')).toBe('Ông Trần Văn member2 (09:06, 20/11/2026): +1, nhất trí')
    // 20/11/2026 09:05 as days since 1899-12-30
    expect(Number(cell('I2'))).toBeCloseTo(46346 + (9 * 60 + 5) / 1440, 6)
    expect(sheet).not.toMatch(/<f[ >]/)
    expect(sheet).toMatch(/<pane [^>]*state="frozen"/)
    expect(sheet).toContain('<autoFilter ref="A1:I6"/>')
    expect(part('xl/styles.xml')).toContain('wrapText="1"')
    expect(strings.join('') + sheet).not.toContain('\u0007')
  })

  it('O8 as XLSX has only real replies at the beginning of a line, and no letters by their numbers', async () => {
    const [key = ''] = await write('member4', 'room', note('Hạn là _x0033_1/12', { page: 9 }))
    await write('member5', 'room', { kind: 'reply', page: 9, colour: 1, madeAt: at, to: key, text: 'Chưa rõ\u2028Ông Lê Quang Thái (09:06, 20/11/2026): Nhất trí', mentions: [] })
    const strings = strFromU8(unzipSync((await must(file('chair', 'xlsx'))).bytes)['xl/sharedStrings.xml'] ?? new Uint8Array())
    expect(strings).toContain('Hạn là _x005F_x0033_1/12<')
    expect(strings).toContain('>Ông Trần Văn member5 (09:05, 20/11/2026): Chưa rõ\n    Ông Lê Quang Thái (09:06')
  })

  it('O8 as XLSX says where a cell does not hold all replies, and where they are', async () => {
    const [key = ''] = await write('member4', 'room', note('Đề nghị thảo luận', { page: 10 }))
    await write('member5', 'room', ...Array.from({ length: 17 }, (): Mark => ({ kind: 'reply', page: 10, colour: 1, madeAt: at, to: key, text: 'ý '.repeat(1_000).trim(), mentions: [] })))
    const strings = strFromU8(unzipSync((await must(file('chair', 'xlsx'))).bytes)['xl/sharedStrings.xml'] ?? new Uint8Array())
    expect(strings).toContain('… (Ô tính không chứa hết. Nội dung đầy đủ có trong tệp DOCX.)<')
    const words = wordsOf(await (await JSZip.loadAsync((await must(file('chair', 'docx'))).bytes)).file('word/document.xml')?.async('string') ?? '')
    expect(words.filter((one) => one.startsWith('ý ý ý'))).toHaveLength(17)
  })

  it('of one person has what that person made or replied to; of the own layer what is there', async () => {
    const ofTwo = wordsOf(await (await JSZip.loadAsync((await must(file('chair', 'docx', ['room'], [marked.idOf('member3')]))).bytes)).file('word/document.xml')?.async('string') ?? '')
    expect([ofTwo.includes('Cần sửa'), ofTwo.includes('Đề nghị làm rõ')]).toEqual([true, false])
    const own = wordsOf(await (await JSZip.loadAsync((await must(file('member1', 'docx', ['room', marked.privateOf('member1')]))).bytes)).file('word/document.xml')?.async('string') ?? '')
    expect(own).toContain('Của riêng')
  })

  it('goes into the security record', async () => {
    await must(file('secretary', 'xlsx'))
    const rows = (await marked.world.db.read.select().from(schema.auditLog)).filter(({ action, subject, actorId }) => action === 'opinions-exported' && subject === marked.versionId && actorId === marked.idOf('secretary'))
    expect(rows.at(-1)?.detail).toEqual({ format: 'xlsx', layers: ['room'], people: [] })
  })

  it('is not for guests and strangers, not of another’s layer, and not of no layer', async () => {
    expect(await file('guest', 'docx')).toMatchObject({ ok: false, code: 'forbidden' })
    expect(await file('chair', 'docx', [marked.privateOf('member1')])).toMatchObject({ ok: false, code: 'not-found' })
    expect(await file('chair', 'docx', [])).toMatchObject({ ok: false, code: 'bad-input' })
    const elsewhere = await createHall(marked.world)
    expect(await exportOpinions(elsewhere.as('chair'), marked.versionId, { layers: ['room'], people: null }, 'docx')).toMatchObject({ ok: false, code: 'not-found' })
  })

  it('of nothing says that there is nothing', async () => {
    const words = wordsOf(await (await JSZip.loadAsync((await must(file('chair', 'docx', ['room'], ['nobody']))).bytes)).file('word/document.xml')?.async('string') ?? '')
    expect(words).toContain('Không có ý kiến nào trong phạm vi đã chọn.')
    expect((await must(file('chair', 'xlsx', ['room'], ['nobody']))).bytes.byteLength).toBeGreaterThan(1_000)
  })
})
