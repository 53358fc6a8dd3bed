import { describe, expect, it } from 'vitest'
import { paragraphsOf } from '~/domain/documents/paragraphs'

const textsOf = (text: string, page = 1) => paragraphsOf(text, page).map((paragraph) => paragraph.text)

describe('paragraphs of a page', () => {
  const decree = `3
ban hành văn bản; quản lý văn bản; lập hồ sơ và nộp lưu hồ sơ, tài liệu vào
Lưu trữ cơ quan trên môi trường mạng (sau đây gọi chung là Hệ thống).
17. “Văn thư cơ quan” là bộ phận thực hiện một số nhiệm vụ công tác
văn thư của cơ quan, tổ chức.
Điều 4. Nguyên tắc, yêu cầu quản lý công tác văn thư
1. Nguyên tắc
Công tác văn thư được thực hiện thống nhất theo quy định của pháp
luật.
a) Tất cả văn bản đi, văn bản đến của cơ quan, tổ chức phải được đăng ký;
b) Văn bản phải được theo dõi, cập nhật trạng thái gửi, nhận, xử lý.`

  it('joins the printed lines of one paragraph, and begins anew at points and articles', () => {
    expect(textsOf(decree, 3)).toEqual([
      'ban hành văn bản; quản lý văn bản; lập hồ sơ và nộp lưu hồ sơ, tài liệu vào Lưu trữ cơ quan trên môi trường mạng (sau đây gọi chung là Hệ thống).',
      '17. “Văn thư cơ quan” là bộ phận thực hiện một số nhiệm vụ công tác văn thư của cơ quan, tổ chức.',
      'Điều 4. Nguyên tắc, yêu cầu quản lý công tác văn thư',
      '1. Nguyên tắc',
      'Công tác văn thư được thực hiện thống nhất theo quy định của pháp luật.',
      'a) Tất cả văn bản đi, văn bản đến của cơ quan, tổ chức phải được đăng ký;',
      'b) Văn bản phải được theo dõi, cập nhật trạng thái gửi, nhận, xử lý.',
    ])
  })

  it('leaves out drawn rules and the page’s own number, and no other number', () => {
    expect(textsOf('3\nCHÍNH PHỦ\n_______\nSố: 30/2020/NĐ-CP', 3)).toEqual(['CHÍNH PHỦ', 'Số: 30/2020/NĐ-CP'])
    expect(textsOf('4\nMột dòng.', 3)).toEqual(['4', 'Một dòng.'])
  })

  it('knows headings', () => {
    expect(paragraphsOf('Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\nNghị định này quy định về công tác văn thư.', 1).map(({ isHeading }) => isHeading)).toEqual([true, true, true, false])
  })

  it('keeps the lines of a table apart', () => {
    expect(textsOf('Tên dự án\nVốn năm 2026\n12.500 triệu đồng')).toEqual(['Tên dự án', 'Vốn năm 2026', '12.500 triệu đồng'])
  })

  it('says nothing for a scan', () => {
    expect(paragraphsOf('', 1)).toEqual([])
  })
})
