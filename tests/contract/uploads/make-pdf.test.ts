import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Document, Packer, Paragraph } from 'docx'
import JSZip from 'jszip'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileKindOf } from '~server/jobs/file-kind'
import { makePdf } from '~server/jobs/make-pdf'
import { openOfficeConverter, type OfficeConverter } from '~server/jobs/office-to-pdf'
import type { PagePool } from '~server/jobs/page-pool'
import { UploadStore } from '~server/adapters/upload-store'
import { expectEventually } from '~tests/support/eventually'
import { hasProgram } from '~tests/support/has-program'
import { openTestPagePool } from '~tests/support/page-pool'

const run = promisify(execFile)
const noOffice = hasProgram('soffice') ? null : 'LibreOffice is not installed here'

let folder: string
let uploads: UploadStore
let office: OfficeConverter
let pages: PagePool
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'make-pdf-'))
  uploads = new UploadStore(join(folder, 'uploads'))
  office = openOfficeConverter()
  pages = openTestPagePool()
})
afterAll(async () => {
  await office.close()
  await pages.close()
  await rm(folder, { recursive: true, force: true })
})

const save = async (name: string, bytes: Uint8Array | string) => {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}
const make = async (name: string, bytes: Uint8Array | string, by = office) => makePdf({ uploads, office: by, pages }, await save(name, bytes), () => undefined)
const letter = (...lines: string[]) => Packer.toBuffer(new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] }))
const textOf = async (pdf: string) => (await run('pdftotext', [pdf, '-'])).stdout.normalize('NFC')
const zip = (files: Record<string, string | Uint8Array>) => {
  const archive = new JSZip()
  for (const [name, content] of Object.entries(files)) archive.file(name, content, { compression: name === 'mimetype' ? 'STORE' : 'DEFLATE' })
  return archive.generateAsync({ type: 'uint8array' })
}
const openText = (body: string, more: Record<string, string> = {}) => zip({
  mimetype: 'application/vnd.oasis.opendocument.text',
  'META-INF/manifest.xml': `<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>${Object.keys(more).map((name) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="text/xml"/>`).join('')}</manifest:manifest>`,
  'content.xml': `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" xmlns:ooo="http://openoffice.org/2004/office" office:version="1.2"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  ...more,
})

describe.skipIf(noOffice)(`office files${noOffice ? ` (${noOffice})` : ''}`, () => {
  it('become PDF with their letters, and the file itself stays as it was', async () => {
    const bytes = await letter('TỜ TRÌNH', 'Về việc ban hành Quy chế làm việc của Ủy ban nhân dân tỉnh')
    const made = await make('to-trinh.docx', bytes)
    if (!made.ok) throw new Error(made.code)
    expect(made.value.mediaType).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    expect(await textOf(made.value.pdfPath)).toContain('Về việc ban hành Quy chế làm việc của Ủy ban nhân dân tỉnh')
    expect((await readFile(join(folder, 'to-trinh.docx'))).equals(bytes)).toBe(true)
    await made.value.dispose()
    await expect(stat(made.value.pdfPath)).rejects.toThrow('ENOENT')
  }, 120_000)

  it('run no macro, fetch nothing from the net and nothing from this machine', async () => {
    let asked = 0
    const server = createServer((_request, response) => { asked++; response.end() })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const secret = await save('secret.png', await sharp({ create: { width: 300, height: 300, channels: 3, background: 'red' } }).png().toBuffer())
    const secretText = await save('secret.txt', 'BÍ MẬT CỦA MÁY CHỦ')
    const evidence = join(folder, 'macro-ran')
    const frame = (href: string) => `<text:p><draw:frame svg:width="5cm" svg:height="5cm"><draw:image xlink:href="${href}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>`
    const bytes = await openText(
      `<text:p>Bình thường</text:p>${frame(`http://127.0.0.1:${port}/a.png`)}${frame(`file://${secret}`)}<text:section text:name="s"><text:section-source xlink:href="file://${secretText}"/><text:p>.</text:p></text:section>`,
      {
        'Basic/script-lc.xml': '<?xml version="1.0"?><library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" library:link="false"/></library:libraries>',
        'Basic/Standard/script-lb.xml': '<?xml version="1.0"?><library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"><library:element library:name="Module1"/></library:library>',
        'Basic/Standard/Module1.xml': `<?xml version="1.0"?><script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">Sub Main\nOpen "${evidence}" For Output As #1\nPrint #1, "x"\nClose #1\nEnd Sub</script:module>`,
        'settings.xml': '<?xml version="1.0"?><office:document-settings xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:settings/></office:document-settings>',
      },
    ).then((made) => withOpenEvent(made))
    const made = await make('attack.odt', bytes)
    server.close()
    if (!made.ok) throw new Error(made.code)
    expect(await textOf(made.value.pdfPath)).toContain('Bình thường')
    expect(await textOf(made.value.pdfPath)).not.toContain('BÍ MẬT')
    expect((await run('pdfimages', ['-list', made.value.pdfPath])).stdout.split('\n').filter((line) => /\b300\s+300\b/.test(line))).toEqual([])
    expect(asked).toBe(0)
    await expect(stat(evidence)).rejects.toThrow('ENOENT')
    await made.value.dispose()
  }, 120_000)

  it('that are broken are refused, one after another', async () => {
    const broken = await zip({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<broken' })
    const answers = await Promise.all([make('a.docx', broken), make('b.docx', await letter('Còn tốt'))])
    expect(answers[0]).toMatchObject({ ok: false, code: 'documents/office-failed' })
    expect(answers[1]).toMatchObject({ ok: true })
    if (answers[1]?.ok) await answers[1].value.dispose()
  }, 180_000)
})

describe('the program that makes them', () => {
  it('is missed with a sentence that says what to install', async () => {
    expect(await make('c.docx', await letter('x'), openOfficeConverter({ searchIn: [''] }))).toMatchObject({ ok: false, code: 'documents/no-office' })
  })

  it('is ended in time, with everything that it has started, and leaves nothing behind', async () => {
    const bin = join(folder, 'bin')
    await mkdir(bin, { recursive: true })
    await writeFile(join(bin, 'soffice'), `#!/bin/sh\nsleep 300 & echo $! > ${folder}/child-pid\nwait\n`, { mode: 0o755 })
    const slow = openOfficeConverter({ searchIn: [bin], seconds: 1 })
    expect(await make('d.docx', await letter('x'), slow)).toMatchObject({ ok: false, code: 'documents/office-failed' })
    const command = async () => readFile(`/proc/${(await readFile(`${folder}/child-pid`, 'utf8')).trim()}/cmdline`, 'utf8').catch(() => '')
    await expectEventually(async () => expect(await command()).not.toContain('sleep'))
    expect(await readdir(uploads.workshop)).toEqual([])
  })
})

describe('photographs', () => {
  const photo = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#888' } })
  const sizeOf = async (pdf: string) => /Page size:\s+([\d.]+) x ([\d.]+)/.exec((await run('pdfinfo', [pdf])).stdout)?.slice(1).map(Number)

  it('become an A4 page, upright as the camera held it, no finer than 200 dpi', async () => {
    const upright = await make('anh.jpg', await photo(4_000, 3_000).withMetadata({ orientation: 6 }).jpeg().toBuffer())
    const lying = await make('anh.png', await photo(4_000, 3_000).png().toBuffer())
    if (!upright.ok || !lying.ok) throw new Error('refused')
    expect([upright.value.mediaType, lying.value.mediaType]).toEqual(['image/jpeg', 'image/png'])
    expect(await sizeOf(upright.value.pdfPath)).toEqual([595.28, 841.89])
    expect(await sizeOf(lying.value.pdfPath)).toEqual([841.89, 595.28])
    const [, , width, height] = /(\d+)\s+image\s+(\d+)\s+(\d+)/.exec((await run('pdfimages', ['-list', upright.value.pdfPath])).stdout) ?? []
    expect([Number(width) <= 1654, Number(height) <= 2339]).toEqual([true, true])
    await upright.value.dispose()
    await lying.value.dispose()
  })

  it('that are bombs, broken, or of a kind that we cannot open are refused with the reason', async () => {
    const png = await photo(8, 8).png().toBuffer()
    const bomb = Buffer.from(png)
    bomb.writeUInt32BE(60_000, 16)
    bomb.writeUInt32BE(60_000, 20)
    expect(await make('bomb.png', bomb)).toMatchObject({ ok: false, code: 'documents/picture-failed', params: { limitMpx: 64 } })
    expect(await make('cut.jpg', (await photo(2_000, 2_000).jpeg().toBuffer()).subarray(0, 3_000))).toMatchObject({ ok: false, code: 'documents/picture-failed' })
    expect(await make('a.jpg', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(100)]))).toMatchObject({ ok: false, code: 'documents/heic' })
    expect(await readdir(uploads.workshop)).toEqual([])
  })

  it('are opened by a worker: what eats its memory or takes too long is refused, and this process goes on', async () => {
    // 64 million pixels that lie on their side and cannot be read row by row
    const heavy = await save('nang.jpg', await photo(8_000, 8_000).withMetadata({ orientation: 6 }).jpeg({ progressive: true }).toBuffer())
    const target = join(folder, 'thang.jpg')
    expect(await pages.straighten(heavy, target)).toEqual({ ok: true, value: undefined })
    for (const limits of [{ workerMb: 200 }, { pageSeconds: 0.05 }]) {
      const strict = openTestPagePool(limits)
      expect(await strict.straighten(heavy, target)).toEqual({ ok: false, code: 'documents/picture-failed', params: { limitMpx: 64 } })
      await strict.close()
    }
  }, 120_000)
})

describe('the kind of a file', () => {
  const ole = (stream: string) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(70_000), Buffer.from(stream, 'utf16le'), Buffer.alloc(100)])
  const kind = async (bytes: Uint8Array | string) => fileKindOf(await save('kind', bytes))

  it('is read from its bytes, never from its name', async () => {
    expect(await kind('%PDF-1.7 …')).toMatchObject({ ok: true, value: { kind: 'pdf' } })
    expect(await kind(await zip({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }))).toMatchObject({ value: { extension: 'xlsx' } })
    expect(await kind(await zip({ 'xl/workbook.xml': '', 'xl/vbaProject.bin': 'x' }))).toMatchObject({ value: { extension: 'xlsm', mediaType: 'application/vnd.ms-excel.sheet.macroEnabled.12' } })
    expect(await kind(await zip({ 'ppt/presentation.xml': '' }))).toMatchObject({ value: { extension: 'pptx' } })
    expect(await kind(await openText('<text:p/>'))).toMatchObject({ value: { extension: 'odt' } })
    expect(await kind(ole('WordDocument'))).toMatchObject({ value: { extension: 'doc' } })
    expect(await kind(ole('Workbook'))).toMatchObject({ value: { extension: 'xls' } })
    expect(await kind(ole('EncryptedPackage'))).toMatchObject({ ok: false, code: 'documents/encrypted' })
  })

  it('is refused when it is none of ours, or a zip that blows up', async () => {
    for (const bytes of ['', 'x', '<html><script>alert(1)</script>', 'GIF89a', await zip({ 'a.txt': 'x' }), ole('nothing')]) expect(await kind(bytes)).toMatchObject({ ok: false, code: 'documents/unknown-kind' })
    const bomb = Buffer.from(await zip({ 'word/document.xml': 'x' }))
    bomb.writeUInt32LE(0xfffffff0, bomb.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24)
    expect(await kind(bomb)).toMatchObject({ ok: false, code: 'documents/office-failed' })
    expect(await kind('PK\x03\x04 and nothing more')).toMatchObject({ ok: false, code: 'documents/office-failed' })
  })
})

/** Binds the document's opening to its macro, as an attacker would. */
async function withOpenEvent(bytes: Uint8Array) {
  const archive = await JSZip.loadAsync(bytes)
  const content = await archive.file('content.xml')?.async('string') ?? ''
  const listener = '<office:scripts><office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:load" xlink:href="vnd.sun.star.script:Standard.Module1.Main?language=Basic&amp;location=document" xlink:type="simple"/></office:event-listeners></office:scripts>'
  archive.file('content.xml', content.replace('<office:body>', `${listener}<office:body>`).replace('xmlns:ooo', 'xmlns:dom="http://www.w3.org/2001/xml-events" xmlns:ooo'))
  return archive.generateAsync({ type: 'uint8array' })
}

