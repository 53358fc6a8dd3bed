export type AnnotationRefusal =
  | 'annotations/not-yours'
  | 'annotations/malformed'
  | 'annotations/too-much'
  | 'annotations/layer-locked'
  | 'annotations/too-many-groups'
  | 'annotations/too-many-groups-made'
  | 'annotations/export-busy'
