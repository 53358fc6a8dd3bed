import type { PaperState } from '~/domain/documents/paper'

export const preparing = {
  tab: 'Tài liệu',
  states: {
    draft: 'Dự thảo',
    'awaiting-head': 'Chờ lãnh đạo đơn vị duyệt',
    submitted: 'Chờ duyệt',
    approved: 'Đã duyệt',
    'sent-back': 'Trả lại',
    recalled: 'Đã thu hồi',
  } satisfies Record<PaperState, string>,
  add: 'Thêm tài liệu',
  addTo: (title: string) => `Thêm tài liệu vào nội dung: ${title}`,
  noAgenda: 'Chương trình chưa có nội dung nào',
  noAgendaHint: 'Tài liệu được xếp theo từng nội dung trong chương trình.',
  noPapers: 'Chưa có tài liệu',
}
