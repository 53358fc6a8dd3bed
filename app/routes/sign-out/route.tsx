import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import type { ActorCtx } from '~server/context'
import { signOut } from '~server/services/identity/sign-out'

/** Only a press signs out: a link or a picture on another page cannot. */
export function loader() {
  return redirect('/')
}

/** The sign-in page that follows forgets what this device keeps of the person (DESIGN §1: person and device). */
export async function action({ context: { ctx } }: ActionFunctionArgs) {
  const cookie = ctx.actor && ctx.sessionId ? await signOut(ctx as ActorCtx) : ctx.auth.blankCookie()
  return redirect('/sign-in?signed-out', { headers: { 'Set-Cookie': cookie } })
}
