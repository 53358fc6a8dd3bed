import { useCallback } from 'react'
import type { UserId } from '~/domain/kernel/ids'
import { useText } from '~/i18n'
import { useMeeting } from '../../live/meeting-context'

/** "Chủ trì", "Thư ký": who has locked the room layer, as the screen says it. */
export function useLocker(): (userId: UserId | null) => string {
  const t = useText()
  const { view: { seats, words: { chair } } } = useMeeting()
  return useCallback((userId) => {
    const isSecretary = seats.some(({ role, occupant }) => role === 'secretary' && occupant?.id === userId)
    return isSecretary ? t.marks.layersOf.secretary : chair.charAt(0).toLocaleUpperCase('vi') + chair.slice(1)
  }, [seats, chair, t])
}
