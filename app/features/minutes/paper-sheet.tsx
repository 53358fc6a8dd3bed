import type { ReactNode } from 'react'
import { officialNumber, officialPlaceAndDay } from '~/domain/minutes/official-words'
import type { OfficialPaper, SignatureBlock } from '~/domain/minutes/paper'
import { useText } from '~/i18n'
import { classNames } from '~/ui/class-names'
import './paper-sheet.css'

/** Parts that an editor puts in the place of the printed text. */
export type SheetSlots = { subject?: ReactNode; body?: ReactNode; recipients?: ReactNode }

/** An official paper as it is printed: the same elements in the same places as the PDF (NĐ 30/2020/NĐ-CP, phụ lục I). Always Vietnamese. */
export function PaperSheet({ paper, slots = {} }: { paper: OfficialPaper; slots?: SheetSlots }) {
  const t = useText()
  return (
    <div className="paper-frame">
      <article lang="vi" aria-label={t.minutes.papers.sheet} className="paper-sheet">
        <SheetHead paper={paper} />
        <div className="paper-title">
          <p>{paper.kindName}</p>
          <div className="subject">{slots.subject ?? <p>{paper.subject}</p>}</div>
          <div className="paper-rule" />
        </div>
        {slots.body ?? <SheetBody paper={paper} />}
        <div className={classNames('paper-foot', paper.kind === 'conclusion-notice' && 'beside')}>
          <div className="paper-signatures">{paper.signatures.map((signature, index) => <Signature key={index} signature={signature} />)}</div>
          <div className="paper-recipients">
            <p className="label">Nơi nhận:</p>
            {slots.recipients ?? paper.recipients.map((name, index) => <p key={index}>- {name}{index === paper.recipients.length - 1 ? '.' : ';'}</p>)}
          </div>
        </div>
      </article>
    </div>
  )
}

function SheetHead({ paper }: { paper: OfficialPaper }) {
  return (
    <div className="paper-head">
      <div>
        {paper.superior && <p>{paper.superior}</p>}
        {paper.issuer.map((line) => <p key={line} className="font-bold">{line}</p>)}
        <div className="paper-rule" />
      </div>
      <div className="font-bold">
        <p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
        <p><span className="motto">Độc lập - Tự do - Hạnh phúc</span></p>
      </div>
      <div>
        <p className="whitespace-pre-wrap">{officialNumber(paper.number, paper.symbol)}</p>
        {paper.draft && <p className="paper-draft-mark">DỰ THẢO</p>}
      </div>
      {paper.place !== null && <p className="whitespace-pre-wrap italic">{officialPlaceAndDay(paper.place, paper.date, paper.year)}</p>}
    </div>
  )
}

export function SheetBody({ paper }: { paper: Pick<OfficialPaper, 'body'> }) {
  return <div className="paper-body">{paper.body.map(({ style, text }, index) => <p key={index} data-style={style}>{text}</p>)}</div>
}

function Signature({ signature: { lines, statePosition, name, signed } }: { signature: SignatureBlock }) {
  return (
    <div className="paper-signature">
      {lines.map((line) => <p key={line}>{line}</p>)}
      <div className="space">{signed && '(Đã ký)'}</div>
      {statePosition && <p>{statePosition}</p>}
      <p>{name}</p>
    </div>
  )
}
