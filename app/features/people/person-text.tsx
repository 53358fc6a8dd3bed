import type { Person } from '~/domain/meetings/types'
import { useLocale } from '~/i18n'
import { formatPersonName } from '~/i18n/format'
import { Avatar } from '~/ui/pill'

/** "Bà Trần Thị Hạnh", and under it position and unit; the unit is left out where the position names it. */
export function PersonText({ person, avatar = false }: { person: Person; avatar?: boolean }) {
  const locale = useLocale()
  const title = [person.position, !namesUnit(person) && person.unitName].filter(Boolean).join(', ')
  return (
    <span className="flex min-w-0 items-center gap-3">
      {avatar && <Avatar name={person.fullName} />}
      <span className="min-w-0"><span className="block font-semibold">{formatPersonName(person, locale)}</span><span className="block text-muted">{title}</span></span>
    </span>
  )
}

/** "Chủ tịch Ủy ban nhân dân tỉnh" of "Ủy ban nhân dân tỉnh Lam Sơn": the position names the unit, if shorter. */
function namesUnit({ position, unitName }: Person): boolean {
  const words = unitName.split(' ')
  return position.includes(unitName) || (words.length > 5 && position.includes(words.slice(0, 5).join(' ')))
}
