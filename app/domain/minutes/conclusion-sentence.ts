import { type PayloadOf } from '../meetings/events'
import { clause, dayFromIso, listed, lowerFirst, officialDay, sentence } from './official-words'

type Conclusion = Pick<PayloadOf<'conclusion-recorded'>, 'text' | 'leadUnit' | 'cooperatingUnits' | 'deadline'>

const until = (deadline: string | null) => (deadline ? `hoàn thành trước ${officialDay(dayFromIso(deadline))}` : '')
const together = (units: string[]) => (units.length ? `phối hợp với ${listed(units)}` : '')

/** Words with which a task begins: only these can follow "Giao <cơ quan> chủ trì …". Everything else is a statement and keeps its own sentence. */
const taskWords = /^(bảo đảm|bàn giao|báo cáo|bổ sung|bố trí|cập nhật|chỉ đạo|chuẩn bị|công bố|công khai|đẩy nhanh|đề xuất|điều chỉnh|đôn đốc|giải ngân|hoàn chỉnh|hoàn thành|hoàn thiện|hướng dẫn|khảo sát|khẩn trương|khắc phục|kiểm tra|làm việc|lập|nghiên cứu|phê duyệt|rà soát|soạn thảo|tăng cường|tập huấn|tập trung|tham mưu|thẩm định|theo dõi|thực hiện|tiếp thu|tiếp tục|tổ chức|tổng hợp|triển khai|trình|vận hành|xây dựng|xử lý)[\s,]/iu

/**
 * OFFICIAL-TEXTS C đ): "<nội dung>; giao <cơ quan chủ trì>, phối hợp với <…>, hoàn thành trước ngày …", without the stop.
 * A statement that gives nobody a task stays as it is.
 */
export function conclusionInMinutes({ text, leadUnit, cooperatingUnits, deadline }: Conclusion): string {
  const lead = leadUnit ? `giao ${leadUnit} ${cooperatingUnits.length ? 'chủ trì' : 'thực hiện'}` : ''
  const order = [lead, together(cooperatingUnits), until(deadline)].filter(Boolean).join(', ')
  return order ? `${clause(text)}; ${order}` : clause(text)
}

/** OFFICIAL-TEXTS D b): "Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng <việc>; hoàn thành trước ngày …." */
export function conclusionInNotice(conclusion: Conclusion): string {
  const { text, leadUnit, cooperatingUnits, deadline } = conclusion
  if (!leadUnit || !taskWords.test(text)) return sentence(conclusionInMinutes(conclusion))
  const who = cooperatingUnits.length ? `Giao ${leadUnit} chủ trì, ${together(cooperatingUnits)}` : `Giao ${leadUnit}`
  return sentence([`${who} ${lowerFirst(clause(text))}`, until(deadline)].filter(Boolean).join('; '))
}
