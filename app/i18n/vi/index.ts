import { office } from './office'
import { reading } from './reading'

export const vi = { ...reading, ...office }
