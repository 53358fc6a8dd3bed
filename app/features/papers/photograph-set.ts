import { uploadLimits, type UploadTarget } from '~/domain/documents/upload'

/** `failed`: the one that could not be taken. */
export type Photograph = { key: number; file: File; sentBytes: number; failed: boolean }
/** What the set becomes, and where. */
export type AskedPaper = { title: string; target: UploadTarget }
export type PhotographSet = {
  photographs: readonly Photograph[]
  /** `binding`: all have arrived, the server makes one paper of them */
  state: 'choosing' | 'sending' | 'binding' | 'lost'
  /** why they were refused */
  message: string | null
  /** of the last sending */
  asked: AskedPaper | null
}

export type PhotographChange =
  | { kind: 'take'; photographs: Photograph[] }
  | { kind: 'move'; key: number; by: 1 | -1 }
  | { kind: 'remove'; key: number }
  | { kind: 'send'; asked: AskedPaper }
  | { kind: 'sent'; key: number; bytes: number }
  | { kind: 'state'; state: PhotographSet['state'] }
  | { kind: 'refused'; message: string; key: number | undefined }
  | { kind: 'clear' }

export const noPhotographs: PhotographSet = { photographs: [], state: 'choosing', message: null, asked: null }

export function changePhotographs(set: PhotographSet, change: PhotographChange): PhotographSet {
  const { photographs } = set
  switch (change.kind) {
    case 'take': return { ...set, photographs: [...photographs, ...change.photographs].slice(0, uploadLimits.photographs) }
    case 'move': return { ...set, photographs: moved(photographs, change.key, change.by) }
    case 'remove': return { ...set, message: null, photographs: photographs.filter(({ key }) => key !== change.key) }
    case 'send': return { ...inState(set, 'sending'), asked: change.asked }
    case 'sent': return { ...set, photographs: photographs.map((one) => (one.key === change.key ? { ...one, sentBytes: change.bytes } : one)) }
    case 'state': return inState(set, change.state)
    case 'refused': return { ...set, state: 'choosing', message: change.message, photographs: photographs.map((one) => ({ ...one, failed: one.key === change.key })) }
    case 'clear': return noPhotographs
  }
}

const inState = (set: PhotographSet, state: PhotographSet['state']): PhotographSet => ({ ...set, state, message: null, photographs: set.photographs.map((one) => ({ ...one, failed: false })) })

function moved(photographs: readonly Photograph[], key: number, by: 1 | -1): readonly Photograph[] {
  const from = photographs.findIndex((one) => one.key === key)
  const one = photographs[from]
  if (!one || from + by < 0) return photographs
  return photographs.toSpliced(from, 1).toSpliced(from + by, 0, one)
}

/** What is to be made of the set when it is sent now: one that was cut off goes where it was sent, whatever the form says by now. */
export const paperToAsk = ({ state, asked }: PhotographSet, now: AskedPaper): AskedPaper => (state === 'lost' && asked ? asked : now)
