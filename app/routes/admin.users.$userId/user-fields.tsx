import { Form, useNavigation } from '@remix-run/react'
import { useText } from '~/i18n'
import { Button, LinkButton } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { SelectField, TextField } from '~/ui/field'
import { NumberField } from '~/ui/number-field'
import type { UserForm } from '~server/present/user'

type Choices = { value: string; label: string }[]

/** What is known of a user. Rights over the house are only a system administrator's to give; nobody changes his own role. */
export function UserFields({ user, units, ownUnitId, isSelf, wholeHouse }: { user: UserForm | null; units: Choices; ownUnitId: string; isSelf: boolean; wholeHouse: boolean }) {
  const t = useText()
  const words = t.admin.user
  const navigation = useNavigation()
  const roles = (['none', 'unit-admin', 'system-admin'] as const).filter((role) => wholeHouse || role !== 'system-admin')
  return (
    <Form method="post" className="grid gap-5">
      <input type="hidden" name="intent" value="save" />
      <div className="grid items-start gap-5 md:grid-cols-[8rem_1fr]">
        <SelectField label={words.honorific} name="honorific" defaultValue={user?.honorific ?? 'ông'} options={(['ông', 'bà'] as const).map((value) => ({ value, label: t.identity.honorifics[value] }))} />
        <TextField label={words.name} name="fullName" defaultValue={user?.fullName} required autoComplete="off" />
      </div>
      <TextField label={words.position} name="position" defaultValue={user?.position} autoComplete="off" />
      <SelectField label={words.unit} name="unitId" defaultValue={user?.unitId ?? ownUnitId} options={units} required />
      <TextField label={t.identity.username} hint={words.usernameHint} name="username" defaultValue={user?.username} required pattern="[a-z0-9][a-z0-9._\-]{1,39}" autoCapitalize="none" spellCheck={false} autoComplete="off" />
      <NumberField label={words.protocolOrder} hint={words.protocolOrderHint} name="protocolOrder" defaultValue={user?.protocolOrder ?? 1000} max={999_999} step={10} />
      <Checkbox label={words.isUnitHead} hint={words.isUnitHeadHint} name="isUnitHead" defaultChecked={user?.isUnitHead} />
      {isSelf ? <input type="hidden" name="systemRole" value={user?.systemRole} /> : (
        <SelectField label={words.systemRole} name="systemRole" defaultValue={user?.systemRole ?? 'none'} options={roles.map((value) => ({ value, label: words.roles[value] }))} />
      )}
      {wholeHouse ? (
        <div className="grid gap-1">
          <Checkbox label={words.isClerk} hint={words.isClerkHint} name="isClerk" defaultChecked={user?.isClerk} />
          <Checkbox label={words.isScreen} hint={words.isScreenHint} name="isScreen" defaultChecked={user?.isScreen} />
        </div>
      ) : <>{user?.isClerk && <input type="hidden" name="isClerk" value="on" />}{user?.isScreen && <input type="hidden" name="isScreen" value="on" />}</>}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" busy={navigation.formData?.get('intent') === 'save'}>{t.common.save}</Button>
        <LinkButton to="/admin/users">{t.common.cancel}</LinkButton>
      </div>
    </Form>
  )
}
