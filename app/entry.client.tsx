import { RemixBrowser } from '@remix-run/react'
import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { fetchTexts } from '#texts'
import { pageAtRest } from '~/ui/page-at-rest'

const locale = document.documentElement.lang === 'en' ? 'en' : 'vi'
// a room's bar says more than reading needs: a text that has not come would break off the hydration (React's error 418)
const readsAlone = location.pathname.startsWith('/papers/') && document.querySelector('.reading-sheet') !== null

await Promise.all([fetchTexts(locale, readsAlone), pageData()])
// in one go, and with all that the first render needs: a press while the root waits makes React 18 give up on it (its error 345)
hydrateRoot(document, <StrictMode><RemixBrowser /></StrictMode>)
// from here on React hears presses, and takes over at the first one (scripts-after-picture.tsx)
dispatchEvent(new Event('alive'))
if (readsAlone) void pageAtRest().then(() => fetchTexts(locale))

/** Remix decodes the page's data when `RemixBrowser` is first rendered, which throws the promise of it. Waiting is done here, before React has the root. */
async function pageData() {
  try {
    RemixBrowser({})
  } catch (decoded) {
    await decoded
  }
}
