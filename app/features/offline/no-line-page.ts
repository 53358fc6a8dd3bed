import { offline as en } from '~/i18n/en/offline'
import { offline as vi } from '~/i18n/vi/offline'
import { openShelf, type KeptMeeting, type KeptPaper } from './shelf'

declare const __SHELL__: { files: string[] }

/** What is shown instead of a page that is not kept, while the line is cut: why, what to do, and what can be read here. */
export async function noLinePage(): Promise<Response> {
  const shelf = await openShelf()
  const papers = (await shelf?.papers()) ?? []
  const [meeting] = (await shelf?.meetings()) ?? []
  const html = pageOf(meeting?.locale ?? 'vi', papers.filter(({ done }) => done))
  return new Response(html, {
    status: 503,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'Content-Security-Policy': "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'" },
  })
}

function pageOf(locale: KeptMeeting['locale'], papers: readonly KeptPaper[]): string {
  const words = (locale === 'en' ? en : vi).noLine
  const styles = __SHELL__.files.filter((file) => file.endsWith('.css')).map((file) => `<link rel="stylesheet" href="${file}">`).join('')
  const list = papers.map(({ versionId, title }) => `<li><a class="flex min-h-touch items-center rounded-md px-3 py-2 font-medium text-green hover:bg-well" href="/papers/${versionId}">${escaped(title)}</a></li>`).join('')
  return `<!doctype html><html lang="${locale}" data-text="normal"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`
    + `<title>${words.title} · Nghị Sự</title>${styles}</head><body class="bg-paper text-ink"><main class="mx-auto grid max-w-form justify-items-start gap-4 px-4 py-10 md:py-16">`
    + `<h1 class="text-2xl font-semibold md:text-3xl">${words.title}</h1><p class="text-lg">${words.notKept}</p><p class="text-muted">${words.whatToDo}</p>`
    + `<a class="mt-2 inline-flex min-h-touch items-center rounded-md bg-green px-4 py-2 font-semibold text-on-green" href="">${words.tryAgain}</a>`
    + (list && `<section class="mt-6 w-full"><h2 class="mb-2 px-3 text-lg font-semibold">${words.keptHere}</h2><ul class="grid rounded-lg bg-sheet p-2">${list}</ul></section>`)
    + '</main></body></html>'
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
