import type { Dossier } from '~/domain/documents/dossier'
import { newcomersOf, progressOf, type DossierProgress } from './dossier-parts'
import { fetchDossier, fetchParts, fetchRoutes, type FetchEnd } from './fetch-parts'
import { keepingNow, noteKeeping, type DossierPhase, type DossierState } from './keeping-store'
import { claimShelf, openShelf, type KeptMeeting, type Shelf } from './shelf'

const checkEveryMs = 4 * 60_000
const retryMs = [3_000, 10_000, 30_000, 60_000]
/** what a browser needs beside the bytes themselves */
const spareBytes = 20_000_000

/**
 * Fetches dossiers to this device and looks after them: goes on after a cut, a reload or a closed tab, asks the server
 * from time to time whether the right still stands, and deletes what it does not. It works in the page and not in the
 * service worker, which browsers end after half a minute; what it fetched lies where the worker finds it.
 */
export class DossierKeeper {
  private readonly running = new Map<string, AbortController>()
  private tries = 0
  private retry: ReturnType<typeof setTimeout> | undefined

  /** Goes on where this device was when the page was closed, and looks after what is kept from now on. */
  start() {
    this.checkAll().catch(() => undefined)
    setInterval(() => this.checkAll().catch(() => undefined), checkEveryMs)
    window.addEventListener('online', () => this.checkAll().catch(() => undefined))
  }

  /** Asks the server about every kept meeting: what may not be read any more goes, what was wanted is fetched on. */
  async checkAll() {
    const shelf = await openShelf()
    await this.noteKept(shelf)
    for (const { meetingId } of (await shelf?.meetings()) ?? []) await this.look(meetingId)
  }

  /** What there is to fetch of a meeting, and how far this device is. */
  async look(meetingId: string) {
    const answer = await fetchDossier(meetingId)
    const shelf = await openShelf()
    const kept = (await shelf?.meeting(meetingId)) ?? null
    if (answer === 'gone') {
      await shelf?.forgetMeeting(meetingId)
      await this.noteKept(shelf)
      return this.set(meetingId, null)
    }
    if (answer && kept && shelf) await this.follow(shelf, { ...kept, dossier: answer.dossier })
    else if (answer && !this.running.has(meetingId)) this.set(meetingId, { ...idle, ...progressOf(answer.dossier, () => false), phase: answer.dossier.papers.length > 0 ? 'offered' : 'none', drawing: isDrawing(answer.dossier) })
    else if (kept && shelf) await this.show(shelf, kept)
  }

  /** Somebody wants the whole dossier as it is now: also what came since he asked first. */
  async keep(meetingId: string, locale: KeptMeeting['locale']) {
    const answer = await fetchDossier(meetingId)
    if (!answer) return this.wantLater(meetingId)
    if (answer === 'gone') return this.look(meetingId)
    const { dossier, person } = answer
    const shelf = await claimShelf(person)
    await this.renewDrawn(shelf, meetingId, dossier)
    const before = await shelf.meeting(meetingId)
    navigator.storage?.persist?.().catch(() => false) // a wish that nothing waits for: Firefox asks the person, who may let it stand
    await this.run(shelf, { meetingId, wish: 'wanted', build: before?.build ?? buildNow(), locale, dossier, withheld: [], asked: dossier.papers.map(({ versionId }) => versionId) })
  }

  /** Wanted while the line is cut: begins when it is back. */
  private async wantLater(meetingId: string) {
    const shelf = await openShelf()
    const kept = await shelf?.meeting(meetingId)
    if (!shelf || !kept) return
    await shelf.noteMeeting({ ...kept, wish: 'wanted' })
    await this.show(shelf, { ...kept, wish: 'wanted' })
    this.retryLater(meetingId)
  }

  async pause(meetingId: string) {
    this.stop(meetingId)
    const shelf = await openShelf()
    const kept = await shelf?.meeting(meetingId)
    if (!shelf || !kept) return
    await shelf.noteMeeting({ ...kept, wish: 'paused' })
    await this.show(shelf, { ...kept, wish: 'paused' })
  }

  async remove(meetingId: string) {
    this.stop(meetingId)
    const shelf = await openShelf()
    await shelf?.forgetMeeting(meetingId)
    await this.noteKept(shelf)
    await this.look(meetingId)
  }

  /** Something was deleted from outside: shows what is left. */
  async refresh() {
    const shelf = await openShelf()
    if (!shelf) for (const meetingId of this.running.keys()) this.stop(meetingId)
    await this.noteKept(shelf)
    for (const meetingId of Object.keys(keepingNow().meetings)) {
      const kept = await shelf?.meeting(meetingId)
      if (shelf && kept) await this.show(shelf, kept)
      else this.set(meetingId, null)
    }
  }

  /** The right may have changed: deletes what this person may not read any more, then fetches on if that was wanted. */
  private async follow(shelf: Shelf, kept: KeptMeeting) {
    const { meetingId, dossier } = kept
    const mayRead = new Set(dossier.papers.flatMap(({ versionId, olderVersionIds }) => [versionId, ...olderVersionIds]))
    const ended = (await shelf.papers()).filter((paper) => paper.meetingId === meetingId && !mayRead.has(paper.versionId))
    if (ended.length > 0) await shelf.forgetPapers(ended.map(({ versionId }) => versionId))
    await this.renewDrawn(shelf, meetingId, dossier)
    await shelf.noteMeeting(kept)
    const { missing } = await this.progress(shelf, kept)
    if (kept.wish === 'wanted' && missing.length > 0) await this.run(shelf, kept)
    else {
      await this.notePapers(shelf, kept)
      await this.show(shelf, kept)
    }
  }

  /** More of a paper has been drawn since: its reader is fetched anew, as it says which pages there are. */
  private async renewDrawn(shelf: Shelf, meetingId: string, dossier: Dossier) {
    const before = (await shelf.meeting(meetingId))?.dossier.papers ?? []
    const drawnSince = dossier.papers.filter(({ versionId, drawn, pages }) => before.some((old) => old.versionId === versionId && !old.drawn && (drawn || old.pages.length !== pages.length)))
    for (const { versionId } of drawnSince) await shelf.forgetReader(versionId)
  }

  private async run(shelf: Shelf, kept: KeptMeeting) {
    const { meetingId } = kept
    if (this.running.has(meetingId)) return
    const stop = new AbortController()
    this.running.set(meetingId, stop)
    const rests = () => this.running.get(meetingId) === stop && this.running.delete(meetingId)
    try {
      await shelf.noteMeeting(kept)
      await this.notePapers(shelf, kept)
      this.set(meetingId, { ...stateOf(await this.progress(shelf, kept), kept), phase: 'running' })
      const end = await navigator.locks.request('nghi-su-fetch', { signal: stop.signal }, () => this.fetchMissing(shelf, kept, stop.signal)) as FetchEnd
      if (!rests()) return
      if (end === 'signed-out') return await this.refresh()
      await this.show(shelf, kept, end === 'line' ? 'waiting' : end === 'full' ? 'full' : undefined)
      if (end === 'line') this.retryLater(meetingId)
    } catch (error) {
      if (!stop.signal.aborted) throw error
    } finally {
      rests()
    }
  }

  private async fetchMissing(shelf: Shelf, kept: KeptMeeting, signal: AbortSignal): Promise<FetchEnd> {
    const urls = await shelf.urls()
    const { missing, bytes, bytesDone } = await this.progress(shelf, kept, urls)
    if ((await freeBytes()) < bytes - bytesDone + spareBytes) return 'full'
    const withheld = new Set(kept.withheld)
    const renewed = new Set<string>()
    const state = () => signal.aborted || this.set(kept.meetingId, { ...stateOf(progressOf(wanted(kept), (url) => isHere(url, kept, urls, withheld) || renewed.has(url)), kept), phase: 'running' })
    state()
    const end = await fetchParts(missing, {
      shelf, signal,
      onPart: ({ url }, isWithheld) => {
        urls.add(url)
        renewed.add(url)
        if (isWithheld) withheld.add(url)
        this.tries = 0
        state()
      },
    })
    if (end !== 'all') return end
    const build = buildNow()
    await fetchRoutes(kept.dossier, build, shelf).catch(() => undefined) // without it links between kept pages load whole pages
    Object.assign(kept, { build, withheld: [...withheld] })
    await shelf.noteMeeting(kept)
    await this.notePapers(shelf, kept)
    if ((await shelf.meetings()).every((meeting) => meeting.build === build)) navigator.serviceWorker.controller?.postMessage('tidy-shell')
    return 'all'
  }

  /** Writes down which papers are whole and until when they may be read, by this device's clock. */
  private async notePapers(shelf: Shelf, kept: KeptMeeting) {
    const { meetingId, dossier } = kept
    const done = new Set((await this.progress(shelf, kept)).doneVersionIds)
    const clockAhead = Date.now() - dossier.now
    const closing = (closesAt: number | null) => (closesAt === null ? null : closesAt + clockAhead)
    for (const { versionId, documentId, title, closesAt } of wanted(kept).papers) {
      await shelf.notePaper({ versionId, documentId, meetingId, title, closesAt: closing(closesAt), done: done.has(versionId) })
    }
    for (const older of await shelf.papers()) {
      const paper = dossier.papers.find(({ olderVersionIds }) => olderVersionIds.includes(older.versionId))
      // a new version is whole: the one that it replaces need not take room any more
      if (paper && done.has(paper.versionId)) await shelf.dropVersions([older.versionId])
      else if (paper) await shelf.notePaper({ ...older, closesAt: closing(paper.closesAt) })
    }
    await this.noteKept(shelf)
  }

  private async progress(shelf: Shelf, kept: KeptMeeting, urls?: ReadonlySet<string>) {
    const here = urls ?? (await shelf.urls())
    return progressOf(wanted(kept), (url) => isHere(url, kept, here, new Set(kept.withheld)))
  }

  private stop(meetingId: string) {
    this.running.get(meetingId)?.abort()
    this.running.delete(meetingId)
  }

  private async show(shelf: Shelf, kept: KeptMeeting, phase?: DossierPhase) {
    if (this.running.has(kept.meetingId)) return
    const progress = await this.progress(shelf, kept)
    const settled = progress.missing.length === 0 ? 'done' : kept.wish === 'paused' ? 'paused' : 'waiting'
    this.set(kept.meetingId, { ...stateOf(progress, kept), phase: phase ?? settled, freeBytes: await freeBytes() })
  }

  private retryLater(meetingId: string) {
    clearTimeout(this.retry)
    const wait = retryMs[Math.min(this.tries, retryMs.length - 1)]
    this.tries += 1
    this.retry = setTimeout(() => { this.look(meetingId).catch(() => undefined) }, wait)
  }

  private async noteKept(shelf: Shelf | null) {
    const papers = (await shelf?.papers()) ?? []
    noteKeeping({ keptVersions: new Set(papers.filter(({ done }) => done).map(({ versionId }) => versionId)) })
  }

  private set(meetingId: string, state: DossierState | null) {
    const { [meetingId]: _before, ...others } = keepingNow().meetings
    noteKeeping({ meetings: state ? { ...others, [meetingId]: state } : others })
  }
}

const idle = { newcomers: null, drawing: false, freeBytes: Number.POSITIVE_INFINITY }
const buildNow = () => window.__remixManifest.version
const isDrawing = ({ papers }: Pick<Dossier, 'papers'>) => papers.some(({ drawn }) => !drawn)

/** What was asked for, of what there is: the rest are newcomers. */
const wanted = ({ dossier, asked }: KeptMeeting): Dossier => ({ ...dossier, papers: dossier.papers.filter(({ versionId }) => asked.includes(versionId)) })

function stateOf({ papers, papersDone, bytes, bytesDone }: DossierProgress, kept: KeptMeeting) {
  const newcomers = newcomersOf(kept.dossier, new Set(kept.asked))
  return { ...idle, papers, papersDone, bytes, bytesDone, drawing: isDrawing(wanted(kept)), newcomers: newcomers.versions + newcomers.papers > 0 ? newcomers : null }
}

/** Pages of an earlier build are fetched anew: they ask for files that the application has no more. */
function isHere(url: string, { build }: KeptMeeting, here: ReadonlySet<string>, withheld: ReadonlySet<string>) {
  const ofThisBuild = build === buildNow() || /^\/papers\/[^/]+\/./.test(url)
  return ofThisBuild && (here.has(url) || withheld.has(url))
}

async function freeBytes(): Promise<number> {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {}
  return quota === undefined || usage === undefined ? Number.POSITIVE_INFINITY : quota - usage
}
