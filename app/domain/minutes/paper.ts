/** The two official papers that a meeting ends in: Mẫu 1.9 and Mẫu 1.4 of NĐ 30/2020/NĐ-CP, appendix III. */
export type PaperKind = 'minutes' | 'conclusion-notice'

/** A calendar day as papers print it, Vietnamese time. */
export type Day = { day: number; month: number; year: number }

/**
 * One block of the body, plain text. Styles: `paragraph` (justified, first line indented), `part` ("I. KHAI MẠC", bold),
 * `item` ("1. <Tên nội dung>", bold), `point` ("a) …"), `dash` ("- …").
 */
export type Block = { style: 'paragraph' | 'part' | 'item' | 'point' | 'dash'; text: string }

/** Authority and position over a signature, then the name: ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]. */
export type SignatureBlock = { lines: string[]; /** state position in 7b, above the name (Mẫu 1.9 note 5) */ statePosition: string | null; name: string; signed: boolean }

/**
 * Everything that is printed, and nothing that is not: the PDF and the DOCX are both drawn from this.
 * Sources of the layout: NĐ 30/2020/NĐ-CP, appendix I; DOMAIN §5; OFFICIAL-TEXTS.
 */
export type OfficialPaper = {
  kind: PaperKind
  /** top left: direct superior (or null), then the issuing body's lines */
  superior: string | null
  issuer: string[]
  /** "BB-UBND"; number null = not yet numbered, printed blank */
  symbol: string
  number: number | null
  /** null for Mẫu 1.9, which has no place-and-date line; date null = blank day */
  place: string | null
  date: Day | null
  /** printed blank but for the year where the date is null */
  year: number
  /** "DỰ THẢO" boxed under the number until the chair approves */
  draft: boolean
  kindName: string
  subject: string
  body: Block[]
  /** minutes: THƯ KÝ left and CHỦ TỌA right, in this order; a notice has one, on the right */
  signatures: SignatureBlock[]
  /** without dash and punctuation; the last is the archive line "Lưu: VT, …" */
  recipients: string[]
}
