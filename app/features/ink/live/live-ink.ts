import { markKey } from '~/domain/annotations/mark'
import type { DownFrame } from '~/domain/live/frames'
import { GrowingStrokes } from './growing-strokes'
import type { InkLayers } from '../layers/ink-layers'
import { Pointers } from './pointers'

type Whose = { versionId: string; userId: string; colourOf(userId: string): number }

/** What others are doing on a paper just now: the strokes that grow under their pens, and where they point. */
export class LiveInk {
  readonly strokes: GrowingStrokes
  readonly pointers = new Pointers()

  constructor(private readonly layers: InkLayers, private readonly whose: Whose) {
    this.strokes = new GrowingStrokes((userId) => whose.colourOf(userId))
  }

  /** What the meeting's socket says. A mark that has come before the last of its stroke has taken its place. */
  heard(frame: DownFrame) {
    if (frame.t !== 'growing' || frame.versionId !== this.whose.versionId) return
    const name = this.layers.names.find((known) => known !== 'private' && known === frame.layer)
    if (!name) return
    const isShown = ({ by }: { by: string }) => by !== this.whose.userId && this.layers.view.shows(name, by)
    for (const pointer of frame.pointers) if (isShown(pointer)) this.pointers.heard(pointer)
    for (const stroke of frame.strokes) {
      if (!isShown(stroke) || this.layers.get(name)?.get(markKey(stroke.by, stroke.strokeId))) continue
      this.strokes.heard(stroke)
      this.pointers.hide(stroke.by)
    }
  }

  close() {
    this.strokes.close()
    this.pointers.close()
  }
}
