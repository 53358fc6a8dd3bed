import { describe, expect, it } from 'vitest'
import type { SecrecyLevel } from '~/domain/documents/secret-mark'
import { decideSecrecyOfNames, findSecretName } from '~/domain/documents/secret-name'

describe('a level in a name', () => {
  it('refuses with the first that says one', () => {
    expect(decideSecrecyOfNames(['Báo cáo.pdf', undefined, 'Báo cáo (Mật)'])).toEqual({ ok: false, code: 'documents/state-secret', params: { level: 'mật', in: 'name' } })
    expect(decideSecrecyOfNames(['Báo cáo.pdf', undefined])).toMatchObject({ ok: true })
  })

  it.each<[string, SecrecyLevel]>([
    ['TUYỆT MẬT - Phương án.pdf', 'tuyệt mật'], ['Báo cáo (MẬT).pdf', 'mật'], ['TỐI_MẬT_Kế hoạch.docx', 'tối mật'], ['MẬT.pdf', 'mật'], ['BÁO CÁO MẬT.pdf', 'mật'],
    ['Mật - Phương án phòng thủ', 'mật'], ['Phương án phòng thủ – Mật', 'mật'], ['Phương án phòng thủ (mật)', 'mật'], ['[Tối mật] Phương án', 'tối mật'],
    ['Phương án phòng thủ: tuyệt mật', 'tuyệt mật'], ['01. MẬT Phương án', 'mật'], ['Phương án (độ Mật) 2026', 'mật'], ['Độ mật: Tối mật', 'tối mật'], ['Phương án TỐI MẬT', 'tối mật'],
    ['TUYET MAT - Phuong an.pdf', 'tuyệt mật'], ['phuong-an-toi mat.pdf', 'tối mật'], ['Ke hoach_TOI_MAT.docx', 'tối mật'], ['Phương án (MẬT).pdf'.normalize('NFD'), 'mật'],
  ])('%s: %s', (name, level) => expect(findSecretName(name)).toBe(level))

  it.each([
    'Nghị định quy định chi tiết Luật Bảo vệ bí mật nhà nước', 'NGHỊ ĐỊNH QUY ĐỊNH CHI TIẾT LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC', 'Quyết định ban hành Danh mục bí mật nhà nước độ Tối mật',
    'DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TUYỆT MẬT', 'Danh mục bí mật', 'DANH MỤC BÍ MẬT.pdf', 'Quy chế bảo mật.pdf', 'BẢO MẬT THÔNG TIN.pdf', 'KẾ HOẠCH_BẢO_MẬT.pdf', 'Báo cáo giải mật tài liệu',
    'Mật độ dân số.pdf', 'MẬT_ĐỘ_XÂY_DỰNG.pdf', 'Mật khẩu - hướng dẫn đổi', 'Đề án phát triển mía đường - mật', 'Nuôi ong lấy mật', 'Quản lý tài liệu mật', 'Hướng dẫn nhận biết dấu Mật, Tối mật và Tuyệt mật trên văn bản',
    'Báo cáo quý IV.pdf', 'MẶT BẰNG QUY HOẠCH.pdf', 'Bieu mat.pdf', '',
  ])('%s: none', (name) => expect(findSecretName(name)).toBe(null))
})
