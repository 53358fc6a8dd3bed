export type AnnotationRefusal =
  | 'annotations/not-yours'
  | 'annotations/malformed'
  | 'annotations/too-much'
  | 'annotations/layer-locked'
  | 'annotations/export-busy'
