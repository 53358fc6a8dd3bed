import { identity } from './identity'
import { home } from './home'
import { meetings } from './meetings'
import { agenda } from './agenda'
import { papers } from './papers'
import { myPapers } from './my-papers'
import { preparing } from './preparing'
import { minutes } from './minutes'
import { admin } from './admin'
import { rights } from './rights'
import { search } from './search'
import { refusals } from './refusals'

/** Everything else: a browser has it a moment later. */
export const office = { identity, home, meetings, agenda, papers, myPapers, preparing, minutes, admin, search, rights, refusals }
