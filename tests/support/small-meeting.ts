import { inject } from 'vitest'
import { demoPassword, guests, members, staff, usernameOf } from '~db/demo/province'

const personOf = (key: string) => {
  const found = [...members, ...guests, ...staff].find((person) => person.key === key)
  if (!found) throw new Error(`nobody is called ${key}`)
  return found
}

/** A meeting that four people can hold: chair, two members with tablets and phones, one who stays away, a guest, the secretary. */
export const small = {
  get meetingId(): string { return inject('smallSample').meetingId },
  account: (key: string) => ({ username: usernameOf(personOf(key).name), password: demoPassword }),
  nameOf: (key: string): string => personOf(key).name,
}
