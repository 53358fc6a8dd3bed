import type { Person } from '~/domain/meetings/types'
import { positionAtHead } from '~/domain/minutes/official-words'
import { useLocale } from '~/i18n'
import { formatPersonName } from '~/i18n/format'
import { Avatar } from '~/ui/pill'

/** "Bà Trần Thị Hạnh", and under it position and unit, what they share said once. */
export function PersonText({ person, avatar = false }: { person: Person; avatar?: boolean }) {
  const locale = useLocale()
  return (
    <span className="flex min-w-0 items-center gap-3">
      {avatar && <Avatar name={person.fullName} />}
      <span className="min-w-0"><span className="block font-semibold">{formatPersonName(person, locale)}</span><span className="block text-muted">{positionAtHead(person)}</span></span>
    </span>
  )
}
