import { office } from './office'
import { reading } from './reading'

export const en = { ...reading, ...office }
