import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export type Face = 'regular' | 'bold' | 'italic' | 'boldItalic'

/** Resolved as a module, so that the sources under test and the bundled server both find it. */
const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))

/** Tinos has the widths of Times New Roman and all Vietnamese letters; its licence (OFL) allows embedding. */
export const fontFiles: Record<Face, string> = {
  regular: join(folder, '400Regular', 'Tinos_400Regular.ttf'),
  bold: join(folder, '700Bold', 'Tinos_700Bold.ttf'),
  italic: join(folder, '400Regular_Italic', 'Tinos_400Regular_Italic.ttf'),
  boldItalic: join(folder, '700Bold_Italic', 'Tinos_700Bold_Italic.ttf'),
}
