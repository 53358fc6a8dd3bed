import { describe, expect, it } from 'vitest'
import { findSecretName } from '~/domain/documents/secret-mark'

describe('a level in a name', () => {
  it.each([
    ['TUYỆT MẬT - Phương án.pdf', 'tuyệt mật'], ['Báo cáo (MẬT).pdf', 'mật'], ['TỐI_MẬT_Kế hoạch.docx', 'tối mật'],
    ['Quy chế bảo mật.pdf', null], ['BẢO MẬT THÔNG TIN.pdf', null], ['Mật độ dân số.pdf', null], ['Báo cáo quý IV.pdf', null],
  ])('%s: %s', (name, level) => expect(findSecretName(name)).toBe(level))
})
