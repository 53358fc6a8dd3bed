import { isRouteErrorResponse } from '@remix-run/react'
import { useText } from '~/i18n'
import { Button, LinkButton } from '~/ui/button'

/** A page that cannot be shown: what happened and what to do. `error` is what a loader threw. */
export function TroublePage({ error }: { error: unknown }) {
  const t = useText()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const told = isRouteErrorResponse(error) ? messageOf(error.data) : null
  const cut = isLineCut(error) ? t.offline.noLine : null
  const words = status === 403 ? t.identity.noRight : status === 404 ? t.common.pageNotFound : t.common.unexpected
  return (
    <div className="mx-auto grid max-w-form justify-items-start gap-4 py-10 md:py-16">
      <h1 className="text-2xl font-semibold md:text-3xl">{cut?.title ?? (told && status !== 403 && status !== 404 ? t.identity.refused.title : words.title)}</h1>
      <p className="text-lg text-muted">{cut?.notKept ?? told ?? words.body}</p>
      {cut && <p className="text-muted">{cut.whatToDo}</p>}
      <div className="mt-4 flex flex-wrap gap-3">
        <LinkButton to="/" look="primary">{t.common.pageNotFound.action}</LinkButton>
        {status >= 500 && <Button onClick={() => location.reload()}>{cut?.tryAgain ?? t.common.unexpected.action}</Button>}
      </div>
    </div>
  )
}

/** The sentence of a refusal that a loader threw (`refusalResponse`). */
function messageOf(data: unknown): string | null {
  return typeof data === 'object' && data !== null && 'message' in data && typeof data.message === 'string' ? data.message : null
}

/** What fetch throws when the line does not carry, as the three engines say it; the service worker had nothing kept either. */
function isLineCut(error: unknown) {
  return error instanceof TypeError && /Failed to fetch|NetworkError|Load failed/.test(error.message)
}
