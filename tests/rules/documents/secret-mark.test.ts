import { describe, expect, test } from 'vitest'
import { decideSecrecy, findSecretMark } from '~/domain/documents/secret-mark'

const head = (...stamp: string[]) => [
  'ỦY BAN NHÂN DÂN',
  'TỈNH AN BÌNH',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'Số: 05/BC-UBND',
  ...stamp,
  'An Bình, ngày 20 tháng 11 năm 2026',
  'BÁO CÁO',
  'Về tình hình kinh tế - xã hội tháng 11',
  'Kính gửi: Hội đồng nhân dân tỉnh',
].join('\n')

describe('a state-secret stamp in the head of page 1', () => {
  test.each([
    ['MẬT', 'mật'],
    ['TỐI MẬT', 'tối mật'],
    ['TUYỆT MẬT', 'tuyệt mật'],
    ['  [ MẬT ]  ', 'mật'],
    ['T U Y Ệ T M Ậ T', 'tuyệt mật'],
    ['TỐI  MẬT', 'tối mật'],
    ['MẬT     Hà Nội', 'mật'],
    ['MẬT'.normalize('NFD'), 'mật'],
  ])('%j is found', (stamp, level) => {
    expect(findSecretMark(head(stamp))).toBe(level)
  })

  test('the paper is refused with the level that it bears', () => {
    expect(decideSecrecy(head('TỐI MẬT'))).toEqual({ ok: false, code: 'documents/state-secret', params: { level: 'tối mật' } })
  })
})

describe('an ordinary paper that speaks of secrecy is let through', () => {
  test.each([
    ['no stamp', head()],
    ['a subject', head('V/v tăng cường bảo mật thông tin')],
    ['capitals in a title', head('KẾ HOẠCH BẢO VỆ BÍ MẬT NHÀ NƯỚC')],
    ['a title that breaks inside the word', head('VÀ THIẾT BỊ LƯU KHÓA BÍ', 'MẬT')],
    ['small letters', head('Mật', 'tối mật')],
    ['a list of levels', head('TUYỆT MẬT, TỐI MẬT, MẬT')],
    ['a table below the head', `${head()}\nĐộ mật\nMẬT\nTỐI MẬT`],
    ['the last pages', `${head()}\n${'Nội dung\n'.repeat(40)}MẬT`],
    ['a scan without text', ''],
  ])('%s', (_what, text) => {
    expect(decideSecrecy(text)).toEqual({ ok: true, value: undefined })
  })

  test('is told of a text that is all rules and dashes, for which a look at each pair of them would take hours', () => {
    expect(findSecretMark(`x${'-'.repeat(2_000_000)}x`)).toBeNull()
  })
})
