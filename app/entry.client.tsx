import { RemixBrowser } from '@remix-run/react'
import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { fetchTexts } from '#texts'
import { pageAtRest } from '~/ui/page-at-rest'

const locale = document.documentElement.lang === 'en' ? 'en' : 'vi'
const showsPaper = document.querySelector('.reading-sheet') !== null

await fetchTexts(locale, showsPaper)
// in one go: a press in the middle of a transition makes React 18 give up on the root (its error 345)
hydrateRoot(document, <StrictMode><RemixBrowser /></StrictMode>)
if (showsPaper) pageAtRest().then(() => fetchTexts(locale)).catch(() => undefined) // whoever needs the rest asks again
