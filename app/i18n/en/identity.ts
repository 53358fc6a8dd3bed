import type { identity as vi } from '../vi/identity'

export const identity: typeof vi = {
  signIn: 'Sign in',
  username: 'User name',
  password: 'Password',
  signInByQr: 'Sign in with phone QR',
  handBack: 'Hand back and clear this tablet',
}
