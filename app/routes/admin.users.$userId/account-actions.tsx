import { useNavigation, useSubmit } from '@remix-run/react'
import { KeyRound, UserCheck, UserX } from 'lucide-react'
import { useState } from 'react'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { ConfirmDialog } from '~/ui/dialog'
import { Card } from '~/ui/page'
import type { UserForm } from '~server/present/user'

type Intent = 'reset' | 'disable' | 'enable'

/** Reset of the password, closing and opening the account; what cannot be undone asks first. */
export function AccountActions({ user, isSelf }: { user: UserForm; isSelf: boolean }) {
  const t = useText()
  const words = t.admin.user
  const submit = useSubmit()
  const busy = useNavigation().state !== 'idle'
  const [asking, setAsking] = useState<Intent | null>(null)
  const send = (intent: Intent) => {
    setAsking(null)
    submit({ intent }, { method: 'post' })
  }
  return (
    <Card title={words.access}>
      <div className="flex flex-wrap gap-3">
        <Button icon={KeyRound} onClick={() => setAsking('reset')} busy={busy}>{words.reset}</Button>
        {user.disabled
          ? <Button icon={UserCheck} onClick={() => send('enable')} busy={busy}>{words.enable}</Button>
          : !isSelf && <Button look="danger" icon={UserX} onClick={() => setAsking('disable')} busy={busy}>{words.disable}</Button>}
      </div>
      <ConfirmDialog isOpen={asking === 'reset'} title={words.resetTitle(user.fullName)} body={words.resetBody} confirmLabel={words.reset} onConfirm={() => send('reset')} onCancel={() => setAsking(null)} />
      <ConfirmDialog isOpen={asking === 'disable'} title={words.disableTitle(user.fullName)} body={words.disableBody} confirmLabel={words.disable} onConfirm={() => send('disable')} onCancel={() => setAsking(null)} />
    </Card>
  )
}
