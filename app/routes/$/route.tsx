import type { LoaderFunctionArgs } from '@remix-run/node'
import { refuse } from '~/domain/kernel/result'
import { refusalResponse } from '~server/http/answers'

/** Every address that no page has. */
export function loader({ request }: LoaderFunctionArgs): never {
  throw refusalResponse(refuse('not-found'), request)
}

export default function NoPage() {
  return null
}
