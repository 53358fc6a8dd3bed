import { lazy } from 'react'
import { fetchPart } from '~/i18n/fetch-part'

/**
 * A component that is loaded when it is first rendered, for a `Suspense`. React's own `lazy` throws what the line did not
 * bring, now and whenever it is rendered again: one piece lost would take the whole page with it.
 */
export const latePart: typeof lazy = (load) => lazy(() => fetchPart(load))
