import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'

const programs = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The system's Chromium, kept from calling home. */
export function openBrowser(): Promise<Browser> {
  const executablePath = programs.find((path) => path && existsSync(path))
  if (!executablePath) throw new Error('no Chromium: npm test installs it, or set CHROMIUM_PATH')
  return chromium.launch({
    executablePath, headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--force-color-profile=srgb'],
  })
}

/** The screens of DESIGN §10. */
export const screens = {
  tablet: { viewport: { width: 1024, height: 768 }, hasTouch: true },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1440, height: 900 } },
  hall: { viewport: { width: 1920, height: 1080 } },
} as const
export type Screen = keyof typeof screens

/** Somebody with a device of his own, signed in by the front door. What the console complains about is kept in `complaints`. */
export type Visitor = { context: BrowserContext; page: Page; complaints: string[] }

export async function visit(browser: Browser, url: string, screen: Screen, account?: { username: string; password: string }, device: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ ...screens[screen], baseURL: url, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', ...device })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  if (account) await signIn(page, account)
  return { context, page, complaints }
}

export async function signIn(page: Page, { username, password }: { username: string; password: string }) {
  await page.goto('/sign-in')
  await page.locator('input[name="username"]').fill(username)
  await page.locator('input[name="password"]').fill(password)
  await Promise.all([page.waitForURL((target) => !target.pathname.startsWith('/sign-in')), page.locator('button[type="submit"]').click()])
}
