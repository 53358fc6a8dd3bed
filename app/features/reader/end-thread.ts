/** What pdf.js asks of its thread, as far as the end is concerned. */
type Question = { sourceName: string; targetName: string; action?: string; callbackId?: number }
/** pdf.js's number for an answer that is no refusal */
const answered = 1

/**
 * For pdf.js's thread, before it opens a paper: when the paper is given up, the thread ends at once. By itself pdf.js would
 * first end whatever the thread is at: an opening under way is then refused where nobody hears it ("Worker was terminated"
 * in the console), and a page that waits for its bytes is waited for without end, so that the thread stays. But there is
 * nothing to put away: pdf.js ends the thread anyhow as soon as it is answered. So it is answered before the thread's own
 * half of pdf.js hears the question.
 */
export function endThreadAtOnce() {
  addEventListener('message', (event: MessageEvent<Question>) => {
    const { action, sourceName, targetName, callbackId } = event.data
    if (action !== 'Terminate') return
    event.stopImmediatePropagation()
    postMessage({ sourceName: targetName, targetName: sourceName, callback: answered, callbackId, data: null })
    close()
  })
}
