import { groupOfLayer, type LayerName, type NoteGroup } from '~/domain/annotations/layer'
import { useText } from '~/i18n'

/** "Ghi chú riêng", "Ghi chú chung", "Nhóm: Tổ biên tập": the name of a layer as the screen says it. */
export function useLayerNames(groups: readonly NoteGroup[]): (layer: LayerName) => string {
  const t = useText()
  return (layer) => {
    if (layer === 'room' || layer === 'private') return t.marks.layers[layer]
    return t.marks.layersOf.group(groupOfLayer(layer, groups)?.name ?? '')
  }
}
