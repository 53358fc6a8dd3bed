/** fontkit comes without types; all that we do with it is to hand it to the PDF writer. */
declare module 'fontkit' {
  import type { Fontkit } from '@cantoo/pdf-lib'

  export const create: Fontkit['create']
}
