import { allow, type Decision } from '~/domain/kernel/result'
import type { FinishStep } from '~/domain/documents/upload'
import type { AddedPaper } from '../services/documents/add-paper'

type Outcome = Decision<AddedPaper>
type Work = { step: FinishStep; outcome: Promise<Outcome> }
type Answer = Decision<{ step: FinishStep } | { step: 'laid'; paper: AddedPaper }>

/** A refusal is told again for so long when its answer was lost; a paper is in the database. */
const rememberMs = 10 * 60_000

/** May be otherwise the next time, or was never there: whoever asks for a thousand of those fills no memory. */
const unremembered = new Set(['documents/upload-unfinished', 'documents/own-space-full', 'not-found'])

/** Files that have arrived and are being made into papers, each once, however often it is asked for. */
export class FinishingUploads {
  private readonly works = new Map<string, Work>()

  /** Starts the work unless it is under way, waits a little, and answers how far it has come. Trouble is thrown. */
  async ask(uploadId: string, waitMs: number, work: (tell: (step: FinishStep) => void) => Promise<Outcome>): Promise<Answer> {
    const current = this.works.get(uploadId) ?? this.start(uploadId, work)
    const outcome = await Promise.race([current.outcome, new Promise<null>((resolve) => { setTimeout(() => resolve(null), waitMs).unref() })])
    if (!outcome) return allow({ step: current.step })
    return outcome.ok ? allow({ step: 'laid', paper: outcome.value }) : outcome
  }

  /** Resolves when nothing is under way. */
  async idle() {
    await Promise.allSettled([...this.works.values()].map((work) => work.outcome))
  }

  private start(uploadId: string, work: (tell: (step: FinishStep) => void) => Promise<Outcome>): Work {
    const current: Work = { step: 'checking', outcome: Promise.resolve().then(() => work((step) => { current.step = step })) }
    this.works.set(uploadId, current)
    const forget = () => this.works.delete(uploadId)
    // trouble of the disk may be over at the next try; nobody may be listening when it comes
    current.outcome.then((outcome) => (outcome.ok || unremembered.has(outcome.code) ? forget() : setTimeout(forget, rememberMs).unref()), forget)
    return current
  }
}
