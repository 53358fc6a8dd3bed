import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs'
import { endThreadAtOnce } from './end-thread'

endThreadAtOnce()
