/** What the small meeting is about; its first paper has 21 pages. */
export const smallTitle = 'Phiên họp chuyên đề về công tác văn thư điện tử của Ủy ban nhân dân tỉnh'
export const smallItems = [
  { title: 'Khai mạc, thông qua chương trình', minutes: 5, unit: 'vp', presenter: 'chutich' },
  {
    title: 'Dự thảo Quy chế công tác văn thư điện tử của các cơ quan, đơn vị trên địa bàn tỉnh', minutes: 30, unit: 'snv', presenter: 'xaydung',
    papers: [{ title: 'Nghị định số 30/2020/NĐ-CP về công tác văn thư', file: 'nd30-2020.pdf' }],
    vote: 'Thông qua dự thảo Quy chế công tác văn thư điện tử của các cơ quan, đơn vị trên địa bàn tỉnh',
  },
] as const
