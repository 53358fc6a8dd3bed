import type { admin as vi } from '../vi/admin'

export const admin: typeof vi = {
  title: 'Administration',
  users: 'Users',
  units: 'Units',
  bodies: 'Issuing bodies',
}
