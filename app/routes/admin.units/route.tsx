import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Network, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { pageTitle } from '~/features/frame/page-title'
import { refuse, type Decision } from '~/domain/kernel/result'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { PageHeader } from '~/ui/page'
import type { ActorCtx } from '~server/context'
import { readForm, refusalBody, refusalResponse, refusalStatus, requireActor, requireHouseRight } from '~server/http/answers'
import { readUnits, type UnitLine } from '~server/services/identity/read-units'
import { removeUnit } from '~server/services/identity/remove-unit'
import { createUnit, editUnit, unitInput } from '~server/services/identity/save-unit'
import { UnitDialog } from './unit-dialog'

export const meta = pageTitle((t) => t.admin.units)

export async function loader({ context, request }: LoaderFunctionArgs) {
  const answer = await readUnits(requireActor(context, request))
  if (!answer.ok) throw refusalResponse(answer, request)
  return { units: answer.value }
}

/** `intent` save (without `unitId`: a new unit) or remove; answers with the refusal's sentence or null. */
export async function action({ context, request }: ActionFunctionArgs) {
  const ctx = requireHouseRight(context, request, 'administer-units')
  const decision = await changeUnit(ctx, await readForm(request))
  return decision.ok ? json({ done: true, message: null }) : json({ done: false, message: refusalBody(decision, request).message }, { status: refusalStatus(decision) })
}

async function changeUnit(ctx: ActorCtx, form: FormData): Promise<Decision<unknown>> {
  const unitId = String(form.get('unitId') ?? '')
  if (form.get('intent') === 'remove') return ctx.db.write((tx) => removeUnit(tx, ctx, unitId))
  const input = unitInput.safeParse({ ...Object.fromEntries(form), parentId: form.get('parentId') || null })
  if (!input.success) return refuse('bad-input', { field: input.error.issues[0]?.path.join('.') ?? '' })
  return ctx.db.write<Decision<unknown>>((tx) => (unitId ? editUnit(tx, ctx, unitId, input.data) : createUnit(tx, ctx, input.data)))
}

const indents = ['', 'ml-5 md:ml-8', 'ml-10 md:ml-16', 'ml-15 md:ml-24', 'ml-20 md:ml-32']

export default function UnitsPage() {
  const t = useText()
  const { units } = useLoaderData<typeof loader>()
  const [editing, setEditing] = useState<UnitLine | 'new' | null>(null)
  return (
    <>
      <PageHeader title={t.admin.units} lead={t.admin.unitsLead} actions={<Button look="primary" icon={Plus} onClick={() => setEditing('new')}>{t.admin.unit.add}</Button>} />
      <ul className="divide-y divide-line rounded-lg border border-line bg-sheet">
        {units.map((unit) => (
          <li key={unit.id} className="flex items-center gap-3 py-2 pr-2 pl-4 md:pl-5">
            <div className={`flex min-w-0 flex-1 items-center gap-3 ${indents[Math.min(unit.depth, indents.length - 1)]}`}>
              <Network aria-hidden className="size-5 shrink-0 text-muted max-sm:hidden" strokeWidth={1.75} />
              <p className="min-w-0"><span className={unit.depth === 0 ? 'font-semibold' : ''}>{unit.name}</span> <span className="text-muted">{[unit.abbreviation, t.admin.unit.people(unit.people)].filter(Boolean).join(' · ')}</span></p>
            </div>
            <Button look="quiet" icon={Pencil} aria-label={t.admin.unit.editOf(unit.name)} onClick={() => setEditing(unit)}>{t.common.edit}</Button>
          </li>
        ))}
      </ul>
      {editing && <UnitDialog key={editing === 'new' ? 'new' : editing.id} unit={editing === 'new' ? null : editing} units={units} onClose={() => setEditing(null)} />}
    </>
  )
}
