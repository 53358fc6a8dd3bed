import axe from 'axe-core'
import type { Page } from 'playwright-core'

declare global {
  interface Window { axe: typeof axe }
}

/** What axe finds against WCAG 2.2 AA: the rule, and where it is broken. */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const found = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`))
  })
}
