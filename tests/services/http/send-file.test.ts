import { expect, it } from 'vitest'
import { attachment } from '~server/http/send-file'

it('names a file in every header, also one whose last letter was cut in half', () => {
  expect(attachment('Bộ tài liệu 𡨸.pdf'.slice(0, 13))).toBe("attachment; filename=\"Bo tai lieu \"; filename*=UTF-8''B%E1%BB%99%20t%C3%A0i%20li%E1%BB%87u%20")
})
