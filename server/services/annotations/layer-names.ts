import { groupOfLayer, layerFor } from '~/domain/annotations/layer'
import { marks as words } from '~/i18n/vi/marks'
import { groupsOfActor } from './layer-access'
import type { PaperMarks } from './read-marks'

/** What the layers of a paper are called in a file for this person, by the names of their documents. */
export function layerNames(paper: Pick<PaperMarks, 'groups' | 'noteGroups' | 'subject'>, userId: string): (layer: string) => string {
  const groups = groupsOfActor(paper)
  return (layer) => {
    const name = layerFor(layer, userId, groups.map(({ id }) => id))
    if (name === 'room' || name === 'private') return words.layers[name]
    const group = name && groupOfLayer(name, groups)
    return group ? words.layersOf.group(group.name) : words.layers.group
  }
}
