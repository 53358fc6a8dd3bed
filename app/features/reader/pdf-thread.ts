import 'pdfjs-dist/build/pdf.worker.min.mjs'
import { endThreadAtOnce } from './end-thread'

endThreadAtOnce()
