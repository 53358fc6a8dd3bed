import { expectEventually } from './eventually'
import type { Window } from './other-engines'

/** Keys as WebDriver writes them. */
export const keys = { enter: '\uE007', escape: '\uE00C', left: '\uE012', right: '\uE014', control: '\uE009' } as const

/** Runs a function in the page; it sees nothing but its arguments, which like its answer must be JSON. */
export const inPage = <A extends unknown[], T>(window: Window, work: (...args: A) => T | Promise<T>, ...args: A) =>
  valueOf<T>(window, `(${work.toString()})(...${JSON.stringify(args)})`)

async function valueOf<T>(window: Window, expression: string): Promise<T> {
  const answer = JSON.parse(await window.evaluate(`(async () => JSON.stringify({ value: await (${expression}) }))().catch((error) => JSON.stringify({ error: String(error) }))`)) as { value: T; error?: string }
  if (answer.error !== undefined) throw new Error(answer.error)
  return answer.value
}

/** Waits until something in the page is so; across navigations too. */
export const until = <A extends unknown[]>(window: Window, isSo: (...args: A) => unknown, ...args: A) => expectEventually(async () => {
  if (!await valueOf(window, `Boolean((${isSo.toString()})(...${JSON.stringify(args)}))`)) throw new Error(`not yet: ${isSo.toString()} ${JSON.stringify(args)}`)
}, 30_000)

/** Goes to an address and waits until React answers there: what is pressed before is lost. */
export async function openPage(window: Window, url: string) {
  await window.goto(url)
  await until(window, () => 'alive' in document.documentElement.dataset)
}

/** Waits for the element that a selector and the words in it (or its label) name, and presses it with the mouse. */
export async function press(window: Window, selector: string, words = '') {
  let spot: { x: number; y: number } | null = null
  await expectEventually(async () => {
    spot = await inPage(window, (wanted, said) => {
      const found = [...document.querySelectorAll<HTMLElement>(wanted)].find((element) => element.getClientRects().length > 0 && (element.getAttribute('aria-label') ?? element.textContent ?? '').includes(said))
      found?.scrollIntoView({ block: 'nearest' })
      const { left, top, width, height } = found?.getBoundingClientRect() ?? { left: 0, top: 0, width: 0, height: 0 }
      const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)]
      return found?.contains(document.elementFromPoint(x, y)) ? { x, y } : null
    }, selector, words)
    if (!spot) throw new Error(`nothing to press: ${selector} ${words}`)
  }, 30_000)
  await window.act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [{ type: 'pointerMove', ...spot!, duration: 0 }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }] }])
}

/** Types letters or keys, one after the other. */
export const type = (window: Window, letters: string) =>
  window.act([{ type: 'key', id: 'keyboard', actions: [...letters].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]) }])

/** Signs in by the front door. */
export async function signInBy(window: Window, url: string, { username, password }: { username: string; password: string }) {
  await openPage(window, `${url}/sign-in`)
  await press(window, 'input[name=username]')
  await type(window, username)
  await press(window, 'input[name=password]')
  await type(window, password + keys.enter)
  await until(window, () => !location.pathname.startsWith('/sign-in'))
}
