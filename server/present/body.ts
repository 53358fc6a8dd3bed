import type { findBody } from '~db/queries/bodies'

/** An issuing body as its form edits it: lists as lines of text, nothing as ''. Null gives the form of a new one. */
export function presentBodyForm(found: Awaited<ReturnType<typeof findBody>>) {
  const body = found?.body
  return {
    name: body?.name ?? '',
    superior: body?.superior ?? '',
    headerLines: (body?.headerLines ?? []).join('\n'),
    place: body?.place ?? '',
    abbreviation: body?.abbreviation ?? '',
    address: body?.address ?? 'ông/bà',
    unitId: body?.unitId ?? '',
    headUserId: body?.headUserId ?? '',
    recipientsMinutes: (body?.recipients.minutes ?? []).join('\n'),
    recipientsNotice: (body?.recipients['conclusion-notice'] ?? []).join('\n'),
    signerBlocks: (found?.blocks ?? []).map(({ id, lines, signerUserId }) => ({ id, lines: lines.join('\n'), signerUserId: signerUserId ?? '' })),
    series: found?.series.some((series) => series.paperKind !== null) ? 'perKind' as const : 'common' as const,
  }
}
export type BodyForm = ReturnType<typeof presentBodyForm>
