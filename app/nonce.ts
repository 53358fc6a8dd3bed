import { createContext } from 'react'

/** The response's script nonce. Known to the server only: browsers hide it from scripts, and nothing needs it after the first render. */
export const NonceContext = createContext<string | undefined>(undefined)
