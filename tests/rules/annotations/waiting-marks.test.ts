import { afterEach, describe, expect, it, vi } from 'vitest'
import { askWhatIsClosed } from '~/features/ink/kept/shut-out'
import { noteWaiting, waitingMarks } from '~/features/ink/kept/waiting-marks'

const onPaper = (versionId: string, count: number, notSaved = false) => ({ meetingId: 'm', versionId, layer: 'room', title: 'Tờ trình', count, notSaved, notKept: false })

/** The server's answers to the question who reads a layer, by version. */
function serverSays(answers: Record<string, Response | null>) {
  vi.stubGlobal('fetch', (address: string) => {
    const answer = answers[/versions\/(\w+)\//.exec(address)?.[1] ?? '']
    return answer ? Promise.resolve(answer) : Promise.reject(new Error('no line'))
  })
}
const refused = (code: string, status = 409) => new Response(JSON.stringify({ ok: false, code }), { status })

describe('N6 what waits to be sent', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('is counted by document, and not any more when it is sent', () => {
    noteWaiting('lan', onPaper('v1', 2))
    noteWaiting('lan', onPaper('v1', 3, true))
    noteWaiting('lan', onPaper('v2', 1))
    expect(waitingMarks('lan').map(({ versionId, count, notSaved }) => [versionId, count, notSaved])).toEqual([['v1', 3, true], ['v2', 1, false]])
    noteWaiting('lan', onPaper('v1', 0))
    expect(waitingMarks('lan').map(({ versionId }) => versionId)).toEqual(['v2'])
  })

  it('is told apart where the paper may not be read any more, until the right comes back', async () => {
    for (const versionId of ['open', 'recalled', 'strange', 'troubled', 'unheard']) noteWaiting('minh', onPaper(versionId, 1))
    serverSays({ open: new Response('{"people":[]}'), recalled: refused('documents/recalled'), strange: refused('not-found', 404), troubled: new Response('oops', { status: 500 }), unheard: null })
    await askWhatIsClosed('minh')
    const shutOut = () => waitingMarks('minh').flatMap((one) => (one.shutOut ? one.versionId : []))
    expect(shutOut()).toEqual(['recalled', 'strange'])
    noteWaiting('minh', onPaper('recalled', 2))
    expect(shutOut()).toContain('recalled')
    serverSays({ recalled: new Response('{"people":[]}') })
    await askWhatIsClosed('minh')
    expect(shutOut()).toEqual(['strange'])
  })
})
