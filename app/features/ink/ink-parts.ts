/** What `use-ink` loads in one piece after the first picture. */
export { InkPage } from './page/ink-page'
export { InkTools } from './tools/ink-tools'
export { markKeys } from './notes/mark-keys'
export { openInk } from './open-ink'
export { SelectionBar } from './notes/selection-bar'
export { LayersInStep } from './layers/layers-in-step'
export { PlaceHere, ReviewDesk } from '../carry/review-desk'
