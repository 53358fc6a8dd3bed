import { Form } from '@remix-run/react'
import { LogOut, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '~/i18n'
import type { AppShellProps } from './app-shell'
import { Button, LinkButton } from './button'
import { DisplaySettings } from './display-settings'
import { Avatar } from './pill'
import { Sheet } from './sheet'

type PersonSheetProps = Pick<AppShellProps, 'person' | 'to'> & { isOpen: boolean; onClose: () => void; extra: ReactNode }

/** Who is signed in, the way to the account and out, and how the screen looks. */
export default function PersonSheet({ isOpen, onClose, person, to, extra }: PersonSheetProps) {
  const t = useText()
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t.common.person} foot={
      <Form method="post" action={to.signOut}><Button type="submit" icon={LogOut} size="large" wide>{t.common.signOut}</Button></Form>
    }>
      <div className="flex items-center gap-4">
        <Avatar name={person.fullName} size="large" />
        <div><p className="text-lg font-semibold">{person.fullName}</p><p className="text-muted">{person.title}</p></div>
      </div>
      <LinkButton to={to.account} icon={UserRound} wide className="mt-5" onClick={onClose}>{t.common.account}</LinkButton>
      <h3 className="mt-8 mb-2 font-semibold text-muted">{t.common.display}</h3>
      <DisplaySettings />
      {extra && <div className="mt-8 grid gap-4">{extra}</div>}
    </Sheet>
  )
}
