import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { office } from '~/i18n/vi/office'
import { packageRoot } from '~server/package-root'

const page = join(packageRoot, 'app/routes/papers.$versionId._index/route.tsx')
const officeText = new RegExp(String.raw`\b(?:t|useText\(\))\.(?:${Object.keys(office).join('|')})\b`)

/** The components that a file renders without fetching them first, and those that they render, with itself. */
function renderedBy(file: string, found = new Map<string, string>()): Map<string, string> {
  if (found.has(file)) return found
  const source = readFileSync(file, 'utf8')
  found.set(file, source)
  for (const [, from = ''] of source.matchAll(/^import (?!type\b)[^'"]*['"]((?:~\/|\.)[^'"]+)['"]/gm)) {
    const path = from.startsWith('~/') ? join(packageRoot, 'app', from.slice(2)) : join(dirname(file), from)
    const next = [`${path}.tsx`, `${path}.ts`].find(existsSync)
    if (next) renderedBy(next, found)
  }
  return found
}

test('a paper’s page says nothing at first that a browser does not have before it comes alive (entry.client.tsx)', () => {
  const rendered = renderedBy(page)
  expect([...rendered.keys()].filter((file) => file.includes('/features/reader/')).length).toBeGreaterThan(10)
  expect([...rendered].filter(([, source]) => officeText.test(source)).map(([file]) => file)).toEqual([])
})
