import { describe, expect, it } from 'vitest'
import { fileNameOf, titleInFileName, titleOf } from '~/domain/documents/paper-name'

describe('the name of an uploaded file', () => {
  it('is never a path and hides nothing', () => {
    expect(fileNameOf('C:\\Hồ sơ\\Tờ trình.pdf')).toBe('Tờ trình.pdf')
    expect(fileNameOf('../../etc/passwd')).toBe('passwd')
    expect(fileNameOf('..')).toBe('tai-lieu.pdf')
    expect(fileNameOf('a\u0000\u202efdp.exe')).toBe('afdp.exe')
    expect(fileNameOf('x'.repeat(500)).length).toBe(200)
  })

  it('reads as a title', () => {
    expect(titleOf('Bao_cao__thang_11.PDF')).toBe('Bao cao thang 11')
    expect(titleOf('.pdf')).toBe('Tài liệu')
    expect(titleOf('To\u0302\u0309ng hợp.pdf'.normalize('NFC'))).toBe('Tổng hợp')
  })

  it('of a file that is taken along holds the title as far as file systems take it', () => {
    expect(titleInFileName('Báo cáo 05/BC-UBND: quý III\n“dự thảo”')).toBe('Báo cáo 05 BC-UBND quý III “dự thảo”')
    expect(titleInFileName(`${'a'.repeat(100)} ${'b'.repeat(30)}`)).toBe('a'.repeat(100))
  })
})
