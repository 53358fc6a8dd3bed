/** What `use-ink` loads in one piece after the first picture. */
export { InkPage } from './ink-page'
export { InkSession } from './ink-session'
export { InkTools } from './ink-tools'
export { markKeys } from './mark-keys'
export { SelectionBar } from './selection-bar'
export { LayersInStep } from './layers-in-step'
export { PlaceHere, ReviewDesk } from '../carry/review-desk'
export { ReviewSession } from '../carry/review-session'
