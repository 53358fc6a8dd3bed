import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkPaper } from '~server/jobs/check-paper'
import { type PagePool } from '~server/jobs/page-pool'
import { openTestPagePool } from '~tests/support/page-pool'
import { temporaryFile } from '~tests/support/poppler'
import { sampleSigner, signedPdf, withLaterRevision } from '~tests/support/sign-pdf'

let pool: PagePool
beforeAll(() => { pool = openTestPagePool() })
afterAll(() => pool.close())

const signaturesOf = async (pdf: Buffer) => {
  const checked = await checkPaper(pool, temporaryFile('to-trinh.pdf', pdf))
  if (!checked.ok) throw new Error(checked.code)
  return checked.value.inside.signatures
}
const intact = { signer: sampleSigner, issuer: sampleSigner, state: 'intact', coversWhole: true }
const tampered = (pdf: Buffer) => {
  const copy = Buffer.from(pdf)
  copy.write('Ta', copy.indexOf('To trinh'), 'latin1')
  return copy
}

describe('a digital signature is told as it is', () => {
  test.each([
    ['RSA', {}],
    ['an elliptic curve', { key: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] }],
    ['RSA-PSS', { cms: ['-keyopt', 'rsa_padding_mode:pss'] }],
    ['no signed attributes', { cms: ['-noattr'], subFilter: 'adbe.pkcs7.detached' }],
  ])('%s: intact, and changed when a letter of the page is', async (_what, options) => {
    const pdf = signedPdf(options)
    expect(await signaturesOf(pdf)).toMatchObject([intact])
    expect(await signaturesOf(tampered(pdf))).toMatchObject([{ ...intact, state: 'changed' }])
  })

  test('the time is that of the signature, or without one the time in the file', async () => {
    const [signature] = await signaturesOf(signedPdf())
    expect(Math.abs((signature?.signedAt ?? 0) - Date.now())).toBeLessThan(60_000)
    expect(await signaturesOf(signedPdf({ cms: ['-noattr'] }))).toMatchObject([{ signedAt: Date.UTC(2026, 10, 20, 1, 30) }])
  })

  test('what was added after signing leaves it intact and is said', async () => {
    const later = withLaterRevision(signedPdf())
    expect(await signaturesOf(later)).toMatchObject([{ ...intact, coversWhole: false }])
    expect(await signaturesOf(tampered(later))).toMatchObject([{ state: 'changed', coversWhole: false }])
    expect(await signaturesOf(Buffer.concat([signedPdf(), Buffer.from('\r\n')]))).toMatchObject([intact])
  })

  test('one that cannot be read does not keep the paper out', async () => {
    const unreadable = { signer: '', issuer: '', signedAt: Date.UTC(2026, 10, 20, 1, 30), state: 'unreadable' }
    expect(await signaturesOf(signedPdf({ contents: Buffer.from('rubbish'.repeat(50)) }))).toMatchObject([unreadable])
    expect(await signaturesOf(signedPdf({ contents: Buffer.from('308401ffffff', 'hex') }))).toMatchObject([unreadable])
  })

  test('words hidden beside the signature make it unreadable, though they are outside of the signed bytes', async () => {
    const pdf = signedPdf()
    pdf.write('00> /X (hidden) ', pdf.indexOf('/Contents <') + 12_000, 'latin1')
    expect((await signaturesOf(pdf))[0]?.state).toBe('unreadable')
  })

  test('poppler says the same', () => {
    const says = (pdf: Buffer) => execFileSync('pdfsig', ['-nocert', temporaryFile('a.pdf', pdf)], { encoding: 'utf8' })
    const pdf = signedPdf()
    expect(says(pdf)).toMatch(/Signer Certificate Common Name: Nguyễn Hoài Lam[^]*Total document signed[^]*Signature is Valid/)
    expect(says(tampered(pdf))).toContain('Digest Mismatch')
    expect(says(withLaterRevision(pdf))).toMatch(/Not total document signed[^]*Signature is Valid/)
  })

  test('an unsigned paper has none', async () => {
    expect(await signaturesOf(await readFile(fileURLToPath(new URL('../../support/pdf/nd30-2020.pdf', import.meta.url))))).toEqual([])
  })
})
