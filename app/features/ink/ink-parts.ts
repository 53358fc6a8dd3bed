/** What `use-ink` loads in one piece after the first picture. */
export { InkPage } from './ink-page'
export { InkTools } from './ink-tools'
export { markKeys } from './mark-keys'
export { openInk } from './open-ink'
export { SelectionBar } from './selection-bar'
export { LayersInStep } from './layers-in-step'
export { PlaceHere, ReviewDesk } from '../carry/review-desk'
