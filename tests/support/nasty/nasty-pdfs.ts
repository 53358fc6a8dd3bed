import { nastyContents } from './nasty-contents'
import { nastyFiles } from './nasty-files'
import { nastyPages } from './nasty-pages'

export type { NastyPdf } from './nasty-pdf'

export const nastyPdfs = [...nastyFiles, ...nastyPages, ...nastyContents]
