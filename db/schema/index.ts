import * as documents from './documents'
import * as identity from './identity'
import * as meetings from './meetings'
import * as minutes from './minutes'
import * as search from './search'

export const schema = { ...identity, ...meetings, ...documents, ...minutes, ...search }
export * from './documents'
export * from './identity'
export * from './meetings'
export * from './minutes'
export * from './search'
