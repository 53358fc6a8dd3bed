/** How the service worker tells open pages that an answer came from this device because the line did not carry. */
export const lineChannel = 'nghi-su-line'
export type LineWord = 'lost'
