import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Whether a program lies on the PATH: tests that need one say so and are left out where it is not. */
export function hasProgram(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
