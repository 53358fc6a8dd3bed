import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { refusalResponse, requireActorForData } from '~server/http/answers'
import { readLayerReaders } from '~server/services/annotations/layer-readers'

/** GET ?layer=room: whom this person may name in a note there. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = requireActorForData(context, request)
  const people = await readLayerReaders(ctx, params.versionId ?? '', new URL(request.url).searchParams.get('layer') ?? '')
  return people.ok ? json({ people: people.value }) : refusalResponse(people, request)
}
