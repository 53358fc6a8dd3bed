import type { ReadBy } from '~/domain/documents/readings'
import type { useText } from '~/i18n'
import { formatDate, formatTime } from '~/i18n/format'

type Text = ReturnType<typeof useText>

export const momentText = (t: Text, at: number) => t.rights.moment(formatTime(at), formatDate(at))

/** "Chỉ thành viên · Đến 17:00 ngày 25/11/2026" */
export function readByText(t: Text, { kind, guests, groups, people, opensAt, closesAt, mayDownload }: ReadBy): string {
  const named = groups.length > 0 ? t.rights.groupsAnd(groups.join(', '), people) : people > 0 ? t.rights.named(people) : null
  const who = kind === 'named' ? named ?? t.rights.nobodyYet
    : kind === 'members' ? (named ? t.rights.membersAnd(named) : t.rights.membersOnly)
    : guests ? null : t.rights.everybodyButGuests
  return [who, opensAt !== null && t.rights.from(momentText(t, opensAt)), closesAt !== null && t.rights.until(momentText(t, closesAt)), !mayDownload && t.rights.onScreenOnly].filter(Boolean).join(' · ')
}
