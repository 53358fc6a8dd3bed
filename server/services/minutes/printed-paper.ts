import { dayFromIso } from '~/domain/minutes/official-words'
import { isDraft } from '~/domain/minutes/paper-steps'
import type { OfficialPaper, PaperKind } from '~/domain/minutes/paper'
import { vnParts } from '~/domain/kernel/time'
import type { BodyRow } from '~db/queries/meetings'
import { peopleById } from '~db/queries/meetings'
import type { PaperRow, SignatureRow } from '~db/queries/papers'
import type { Queries } from '#types'

/** Kind in the symbol and over the subject (NĐ 30/2020/NĐ-CP, phụ lục III). */
const kinds: Record<PaperKind, { symbol: string; name: string }> = {
  minutes: { symbol: 'BB', name: 'BIÊN BẢN' },
  'conclusion-notice': { symbol: 'TB', name: 'THÔNG BÁO' },
}

/** The paper as it is printed at its present stage: a draft with blanks, or with its number and day. */
export async function printedPaper(q: Queries, paper: PaperRow, signatures: SignatureRow[], body: BodyRow, now: number): Promise<OfficialPaper> {
  const people = await peopleById(q, signatures.map((signature) => signature.userId))
  return {
    kind: paper.kind,
    superior: body.superior,
    issuer: body.headerLines,
    symbol: `${kinds[paper.kind].symbol}-${body.abbreviation}`,
    number: paper.number,
    place: paper.kind === 'minutes' ? null : body.place,
    date: paper.issueDay ? dayFromIso(paper.issueDay) : null,
    year: paper.issueDay ? dayFromIso(paper.issueDay).year : vnParts(now).year,
    draft: isDraft(paper.state),
    kindName: kinds[paper.kind].name,
    subject: paper.subject,
    body: paper.body,
    signatures: signatures.map((signature) => ({
      lines: signature.lines, statePosition: null,
      name: people.get(signature.userId)?.fullName ?? '', signed: signature.signedAt !== null,
    })),
    recipients: paper.recipients,
  }
}
