import type { MarkReview, ReviewAct } from '~/domain/annotations/review'
import type { DownFrame } from '~/domain/live/frames'
import { Listeners } from '../ink/listeners'
import type { Spot } from '../reader/page-space'

type ReviewState = {
  reviews: readonly MarkReview[]
  /** the list lies open */
  open: boolean
  /** the one that is being put on a page */
  placing: MarkReview | null
  /** what the server does at this moment, by the mark's id */
  busy: string | null
  /** why the last one could not be done; '' where the line was lost */
  trouble: string | null
}

/** What waits for this person on one version of a paper (K8). Other devices, and the secretary, decide too: the server tells when. */
export class ReviewSession {
  private state: ReviewState = { reviews: [], open: false, placing: null, busy: null, trouble: null }
  private readonly listeners = new Listeners()
  private closed = false

  /** `isNext`: whether this version has taken another's place; nothing waits on the others. */
  constructor(private readonly versionId: string, private readonly isNext: () => boolean) {
    this.load()
  }

  readonly get = (): ReviewState => this.state
  readonly subscribe = this.listeners.subscribe

  /** `hello`: the line is up again, and what was told meanwhile was not heard. */
  heard(frame: DownFrame) {
    if (frame.t === 'reviews' || frame.t === 'hello') this.load()
  }

  show(open: boolean) {
    this.change({ open, trouble: null })
  }

  /** The list goes away until a place is chosen, or not. */
  choosePlace(placing: MarkReview | null) {
    this.change({ placing, open: placing === null, trouble: null })
  }

  async place(page: number, { x, y }: Spot) {
    const { placing } = this.state
    if (!placing || this.state.busy) return
    const done = await this.act({ act: 'place', id: placing.id, page, x, y })
    this.change({ placing: null, open: !done || this.state.reviews.length > 0 })
  }

  async leaveOut({ id }: MarkReview) {
    await this.act({ act: 'leave-out', id })
  }

  close() {
    this.closed = true
    this.listeners.clear()
  }

  private async act(act: ReviewAct): Promise<boolean> {
    this.change({ busy: act.id, trouble: null })
    const answer = await this.ask({ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(act) })
    // decided on another device in the same moment is decided
    const done = answer !== null && (answer.ok || answer.status === 404)
    const trouble = done ? null : ((await answer?.json() as { message: string } | undefined)?.message ?? '')
    this.change({ busy: null, trouble, ...(done && { reviews: this.state.reviews.filter(({ id }) => id !== act.id) }) })
    return done
  }

  private load() {
    if (!this.isNext()) return
    const read = async () => {
      const answer = await this.ask({})
      if (!answer?.ok) return
      const { reviews } = await answer.json() as { reviews: MarkReview[] }
      const { placing } = this.state
      this.change({ reviews, placing: placing && (reviews.find(({ id }) => id === placing.id) ?? null) })
    }
    read().catch(() => undefined) // told again when the line is back
  }

  private ask(init: RequestInit): Promise<Response | null> {
    return fetch(`/api/versions/${this.versionId}/mark-reviews`, init).catch(() => null)
  }

  private change(part: Partial<ReviewState>) {
    if (this.closed) return
    this.state = { ...this.state, ...part }
    this.listeners.tell()
  }
}
