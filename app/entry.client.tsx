import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { fetchTexts } from '#texts'
import { pageAtRest } from '~/ui/page-at-rest'

const locale = document.documentElement.lang === 'en' ? 'en' : 'vi'
const showsPaper = document.querySelector('.reading-sheet') !== null

await fetchTexts(locale, showsPaper)
startTransition(() => {
  hydrateRoot(document, <StrictMode><RemixBrowser /></StrictMode>)
})
if (showsPaper) pageAtRest().then(() => fetchTexts(locale)).catch(() => undefined) // whoever needs the rest asks again
