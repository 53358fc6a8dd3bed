import * as Y from 'yjs'
import { readMarkKey, type NoteMark, type ReplyMark } from '~/domain/annotations/mark'
import { decodeMark } from '~/domain/annotations/mark-bytes'
import type { AnnotationRefusal } from '~/domain/annotations/refusals'
import { hasBeen, lastItemOf, marksMapOf, type MarksMap } from './marks-map'
import { cutUpdate, readMarkUpdate, type Deletion, type Id, type MarkUpdate, type Run, type Struct } from './mark-update'

/** Who sends, and what he may do in this document. */
export type Sender = { userId: string; mayWrite: boolean; mayRemoveAny: boolean }
/** What is known of the document beside its content: whose each Yjs client id is (U2), how many pages the paper has. */
export type Known = { clients: ReadonlyMap<number, string>; pageCount: number; locked: boolean }

/** A note or a reply that names people. */
export type Naming = { key: string; mark: NoteMark | ReplyMark }

/**
 * `fits`: apply `news`, which is what of it the document does not have yet, empty for nothing; `newClients` are to be bound
 * to the sender, `removed` are keys of others' marks that go, `naming` is what names people, `steps` is what laying its
 * items beside others takes (U9).
 * `gap`: it builds on something that is not here (U7). `refused`: U8.
 */
export type Verdict =
  | { kind: 'fits'; news: Uint8Array; newClients: number[]; removed: string[]; naming: Naming[]; steps: number }
  | { kind: 'gap' }
  | { kind: 'refused'; code: AnnotationRefusal | 'forbidden' }

/** What else comes to light when additions are judged. */
type Found = { naming: Naming[]; steps: number }

/** Steps that Yjs may need to lay the items of one update beside others in the same place; each takes it about a microsecond. */
const mostSteps = 50_000
/** What a client that was not known takes, for good: each opening of the paper in which something was written is one. Three days offline bring hundreds. */
const stepsOfClient = 20
const refused = (code: AnnotationRefusal | 'forbidden'): Verdict => ({ kind: 'refused', code })
const gap: Verdict = { kind: 'gap' }

/** Judges an update against the document, without applying anything of it (U1–U7, U9). */
export function inspectUpdate(doc: Y.Doc, known: Known, sender: Sender, bytes: Uint8Array): Verdict {
  const update = readMarkUpdate(bytes)
  if (!update) return refused('annotations/malformed')
  const stateOf = (client: number) => Y.getState(doc.store, client)
  const fresh = update.runs.filter((run) => run.end > stateOf(run.client))
  if (fresh.some((run) => run.clock > stateOf(run.client))) return gap
  if (fresh.some((run) => (known.clients.get(run.client) ?? sender.userId) !== sender.userId)) return refused('annotations/not-yours')
  const newClients = fresh.map((run) => run.client).filter((client) => !known.clients.has(client))

  const found: Found = { naming: [], steps: newClients.length * stepsOfClient }
  if (found.steps > mostSteps) return refused('annotations/too-much')
  const additions = judgeAdditions(doc, known, sender, fresh, found)
  if (additions) return additions
  const deleted = judgeDeletions(doc, sender, update)
  if ('kind' in deleted) return deleted

  const writes = fresh.length > 0 || deleted.own > 0
  if (writes && !sender.mayWrite) return refused('forbidden')
  if (writes && known.locked) return refused('annotations/layer-locked')
  return { kind: 'fits', news: newsOf(doc, bytes, update, fresh.length > 0, deleted.fresh), newClients, removed: deleted.others, ...found }
}

/** As a rule all of it, as it came; a browser that comes back also says again what is known. */
function newsOf(doc: Y.Doc, bytes: Uint8Array, update: MarkUpdate, adds: boolean, deletions: Deletion[]): Uint8Array {
  if (!adds && deletions.length === 0) return new Uint8Array()
  const isAllNew = deletions.length === update.deletions.length && update.runs.every((run) => run.clock === Y.getState(doc.store, run.client))
  return isAllNew ? bytes : cutUpdate(bytes, update, Y.encodeStateVector(doc), deletions)
}

/** A client's run as it is gone through: which item is next, and before which clock the others go on. */
type Going = { run: Run; next: number; upTo: number }

/**
 * Goes through the new items in an order in which each finds what it leans on, as Yjs will do: where an item's neighbour
 * is in another run, that one goes on until it has come there, so that none is looked at more than twice. Returns what is
 * wrong, or null.
 */
function judgeAdditions(doc: Y.Doc, known: Known, sender: Sender, runs: Run[], found: Found): Verdict | null {
  const all = new Map<number, Going>(runs.map((run) => [run.client, { run, next: run.structs.findIndex((struct) => struct.clock + struct.length > Y.getState(doc.store, run.client)), upTo: 0 }]))
  const keys = new Keys(doc, all)
  for (const first of all.values()) {
    first.upTo = first.run.end
    const stack = [first]
    for (let going = stack.at(-1); going; going = stack.at(-1)) {
      const struct = going.run.structs[going.next]
      if (!struct || struct.clock >= going.upTo) {
        stack.pop()
        continue
      }
      const key = keys.keyOf(struct)
      if (key === undefined) {
        const { origin } = struct
        const other = origin && all.get(origin.client)
        if (!other || origin.clock >= other.run.end || stack.length === all.size) return gap // it is nowhere, or they wait for each other
        other.upTo = origin.clock + 1
        stack.push(other)
        continue
      }
      const wrong = judgeItem(known, sender, struct, key, found)
      if (wrong) return wrong
      if (struct.origin !== null) keys.lean(struct, struct.origin, key)
      else if (key !== null && !keys.begin(key)) return refused('annotations/malformed')
      going.next++
    }
  }
  found.steps += keys.stepsToLay()
  return found.steps > mostSteps ? refused('annotations/too-much') : null
}

function judgeItem(known: Known, sender: Sender, struct: Struct, key: string | null, found: Found): Verdict | null {
  // only a struct that Yjs has thrown away has no key; it may stand there and nothing may lean on it
  if (key === null) return struct.origin === null ? null : refused('annotations/malformed')
  const name = readMarkKey(key)
  if (!name) return refused('annotations/malformed')
  if (name.authorId !== sender.userId) return refused('annotations/not-yours')
  if (struct.value === null) return null
  const mark = decodeMark(struct.value)
  if (!mark || mark.page > known.pageCount) return refused('annotations/malformed')
  if ((mark.kind === 'note' || mark.kind === 'reply') && mark.mentions.length > 0) found.naming.push({ key, mark })
  return null
}

/** Which key each item belongs to, in the document and among what of the update has been gone through. */
class Keys {
  private readonly begun = new Set<string>()
  private readonly leanedOn = new Set<string>()
  /** of each key: how many items of the update lean on one that was leaned on before */
  private readonly beside = new Map<string | null, number>()
  private readonly marks: MarksMap

  constructor(private readonly doc: Y.Doc, private readonly update: ReadonlyMap<number, Going>) {
    this.marks = marksMapOf(doc)
  }

  /** undefined: the neighbour is not here yet */
  keyOf(struct: Struct): string | null | undefined {
    return struct.origin === null ? struct.key : this.keyAt(struct.origin)
  }

  lean(struct: Struct, origin: Id, key: string | null) {
    struct.key = key
    if (this.wasLeanedOn(origin)) this.beside.set(key, (this.beside.get(key) ?? 0) + 1)
  }

  /** A key begins once; Yjs would sort a second beginning in by walking through all there is. */
  begin(key: string): boolean {
    if (this.begun.has(key) || hasBeen(this.marks, key)) return false
    this.begun.add(key)
    return true
  }

  /**
   * How many steps Yjs needs at most: an item that leans where another does already is laid among all that followed there,
   * and may cut one in two. Two tabs that wrote on the same mark need a few; hand-made updates could need all day.
   */
  stepsToLay(): number {
    if (this.beside.size === 0) return 0
    const items = new Map<string | null, number>()
    for (const { run } of this.update.values()) for (const { key } of run.structs) items.set(key, (items.get(key) ?? 0) + 1)
    let steps = 0
    for (const [key, beside] of this.beside) {
      let there = 0
      for (let item = key === null ? null : lastItemOf(this.marks, key); item && there <= mostSteps; item = item.left) there++
      steps += beside * (there + 2 * (items.get(key) ?? 0))
    }
    return steps
  }

  private keyAt({ client, clock }: Id): string | null | undefined {
    if (clock >= Y.getState(this.doc.store, client)) return this.broughtAt(client, clock)?.key
    const struct = this.structAt(client, clock)
    return struct instanceof Y.Item && struct.parent === this.marks ? struct.parentSub : null
  }

  /** Whether an item leaned there before this one, in the document or in the update; from now on one does. */
  private wasLeanedOn({ client, clock }: Id): boolean {
    const name = `${client}/${clock}`
    const inUpdate = this.leanedOn.has(name)
    this.leanedOn.add(name)
    if (clock >= Y.getState(this.doc.store, client)) {
      const leaned = this.broughtAt(client, clock)
      return inUpdate || clock + 1 !== (leaned && leaned.clock + leaned.length)
    }
    const struct = this.structAt(client, clock)
    return inUpdate || !(struct instanceof Y.Item) || struct.right !== null || struct.lastId.clock !== clock
  }

  /** The update's item in which a clock lies, when it has been gone through. */
  private broughtAt(client: number, clock: number): Struct | undefined {
    const going = this.update.get(client)
    let [low, high] = [0, going?.next ?? 0]
    while (low < high) {
      const middle = (low + high) >> 1
      const struct = going?.run.structs[middle]
      if (struct && struct.clock + struct.length > clock) high = middle
      else low = middle + 1
    }
    return going && low < going.next ? going.run.structs[low] : undefined
  }

  private structAt(client: number, clock: number) {
    return this.doc.store.clients.get(client)?.[indexAt(this.doc, client, clock)]
  }
}

/** Newly deleted items: in which of the deletions, how many are the sender's own, and which keys are others'; or what is wrong. */
function judgeDeletions(doc: Y.Doc, sender: Sender, { runs, deletions }: MarkUpdate): Verdict | { fresh: Deletion[]; own: number; others: string[] } {
  const ends = new Map(runs.map((run) => [run.client, run.end]))
  const fresh: Deletion[] = []
  const others = new Set<string>()
  let own = 0
  for (const deletion of deletions) {
    const [state, end] = [Y.getState(doc.store, deletion.client), deletion.clock + deletion.length]
    if (end > Math.max(state, ends.get(deletion.client) ?? 0)) return gap
    let isFresh = end > state
    for (const key of newlyDeleted(doc, deletion)) {
      isFresh = true
      if (key !== null && readMarkKey(key)?.authorId === sender.userId) own++
      else if (sender.mayRemoveAny && key !== null) others.add(key)
      else return refused('annotations/not-yours')
    }
    if (isFresh) fresh.push(deletion)
  }
  return { fresh, own, others: [...others] }
}

function* newlyDeleted(doc: Y.Doc, { client, clock, length }: Deletion): Generator<string | null> {
  const structs = doc.store.clients.get(client) ?? []
  const end = Math.min(clock + length, Y.getState(doc.store, client))
  if (clock >= end) return
  for (let index = indexAt(doc, client, clock); index < structs.length; index++) {
    const struct = structs[index]
    if (!struct || struct.id.clock >= end) return
    if (!struct.deleted) yield struct instanceof Y.Item ? struct.parentSub : null
  }
}

function indexAt(doc: Y.Doc, client: number, clock: number): number {
  return Y.findIndexSS(doc.store.clients.get(client) ?? [], clock)
}
