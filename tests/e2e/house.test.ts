import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAuditChain } from '~server/services/kernel/audit'
import type { DemoFacts } from '~server/cli/demo'
import { packageRoot } from '~server/package-root'
import { openBrowser, visit } from '~tests/support/browser'
import { startSite, type Site } from '~tests/support/site'

const startWith = (env: Record<string, string>) => spawnSync(process.execPath, [join(packageRoot, 'build/server/index.js')], { encoding: 'utf8', timeout: 20_000, env: { ...process.env, VITEST: undefined, ...env } })

describe('the start', () => {
  it.each([
    [{ PORT: 'ba nghìn' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ ORIGIN: 'hop.example.gov.vn' }, 'ORIGIN'],
    [{ ORIGIN: 'http://hop.example.gov.vn' }, 'https'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  ])('stops with a sentence for %j', (env, named) => {
    const { status, stderr } = startWith(env)
    expect(status).toBe(1)
    expect(stderr).toContain('Không khởi động được')
    expect(stderr).toContain(named)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})

describe('the first start', () => {
  it('founds the house once, with the code from the console', async () => {
    const site = await startSite()
    try {
      const code = /mã thiết lập: (\S+)/.exec(site.output())?.[1] ?? ''
      expect((await fetch(site.url, { redirect: 'manual' })).headers.get('location')).toBe('/set-up')
      const browser = await openBrowser()
      const { page } = await visit(browser, site.url, 'tablet')
      await page.goto('/set-up')
      const fill = async (codeTyped: string) => {
        const facts: Record<string, string> = {
          code: codeTyped, unitName: 'Ủy ban nhân dân xã Phước Sơn', bodyName: 'Ủy ban nhân dân xã Phước Sơn', place: 'Phước Sơn', abbreviation: 'UBND',
          fullName: 'Lê Văn Thành', position: 'Công chức Văn phòng', username: 'le.van.thanh', password: 'mot-mat-khau-rat-dai',
        }
        for (const [name, value] of Object.entries(facts)) await page.locator(`input[name="${name}"]`).fill(value)
        await page.locator('button[type=submit]').click()
      }
      await fill('sai-ma-thiet-lap')
      await page.getByRole('alert').first().waitFor()
      await fill(code)
      await page.waitForURL((url) => !url.pathname.startsWith('/set-up'))
      expect((await fetch(`${site.url}/set-up`, { redirect: 'manual' })).status).not.toBe(200)
      await browser.close()
    } finally {
      await site.remove()
    }
  })
})

describe('npm run demo', () => {
  let site: Site
  beforeAll(async () => { site = await startSite({ args: ['demo'] }) })
  afterAll(() => site?.remove())
  const facts = () => JSON.parse(readFileSync(join(site.dataDir, 'demo.json'), 'utf8')) as DemoFacts

  it('prints and writes the accounts, and a meeting of each kind', () => {
    const { url, accounts, meetings } = facts()
    expect(url).toBe(site.url)
    expect(accounts.length).toBeGreaterThan(40)
    for (const account of accounts.slice(0, 4)) expect(site.output()).toContain(account.username)
    const db = new Sqlite(join(site.dataDir, 'nghi-su.sqlite'), { readonly: true })
    const stateOf = (id: string) => db.prepare<[string], { state: string }>('SELECT state FROM meetings WHERE id = ?').get(id)?.state
    expect([stateOf(meetings.inSession), stateOf(meetings.coming), stateOf(meetings.concluded)]).toEqual(['in-session', 'invited', 'published'])
    const seats = db.prepare<[string], { role: string; n: number }>('SELECT role, count(*) AS n FROM seats WHERE meeting_id = ? GROUP BY role').all(meetings.inSession)
    expect(Object.fromEntries(seats.map(({ role, n }) => [role, n]))).toEqual({ chair: 1, member: 22, secretary: 1, guest: 18 })
    const gaps = db.prepare("SELECT meeting_id FROM meeting_events GROUP BY meeting_id HAVING max(seq) <> count(*)").all()
    expect(gaps).toEqual([])
    db.close()
  })

  it('shows two people in step at once: the chair moves on, the delegate sees it', async () => {
    const browser = await openBrowser()
    const { accounts, meetings } = facts()
    const account = (role: string) => accounts.find((candidate) => candidate.role === role)
    const chair = await visit(browser, site.url, 'tablet', account('Chủ trì'))
    const delegate = await visit(browser, site.url, 'tablet', account('Thành viên'))
    for (const { page } of [chair, delegate]) {
      await page.getByRole('link', { name: 'Vào phiên họp' }).first().click()
      await page.waitForURL(`**/meetings/${meetings.inSession}/room**`)
    }
    await chair.page.getByRole('button', { name: 'Sang nội dung 4' }).click()
    await delegate.page.getByText('Phương án phân bổ 850 tỷ đồng vốn đầu tư công đợt 2 năm 2026').first().waitFor()
    await browser.close()
  })

  it('stops in order: tells the sockets, checkpoints, ends with 0; the security record holds', async () => {
    expect(await site.stop()).toBe(0)
    const db = new Sqlite(join(site.dataDir, 'nghi-su.sqlite'), { readonly: true })
    const rows = db.prepare<[], Record<string, never>>('SELECT * FROM audit_log ORDER BY seq').all()
    const chain = rows.map((row) => ({ seq: row.seq, at: row.at, actorId: row.actor_id, action: row.action, subject: row.subject, detail: JSON.parse(String(row.detail)), previousHash: row.previous_hash, hash: row.hash })) as unknown as Parameters<typeof verifyAuditChain>[0]
    expect(chain.length).toBeGreaterThan(100)
    expect(verifyAuditChain(chain)).toBeNull()
    db.close()
    await site.startAgain()
    expect(facts().url).toBe(site.url)
  })
})
