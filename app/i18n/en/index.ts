import { common } from './common'
import { identity } from './identity'
import { home } from './home'
import { meetings } from './meetings'
import { agenda } from './agenda'
import { documents } from './documents'
import { marks } from './marks'
import { live } from './live'
import { voting } from './voting'
import { minutes } from './minutes'
import { admin } from './admin'
import { refusals } from './refusals'

export const en = { common, identity, home, meetings, agenda, documents, marks, live, voting, minutes, admin, refusals }
