import WebSocket from 'ws'
import type { LaidPaper } from './laid-papers'
import type { Site } from './site'

/** What came of asking: given, or the code of the refusal. */
export type Answer = 'given' | 'not-signed-in' | 'not-found' | 'forbidden' | 'documents/not-open-yet' | 'documents/reading-over' | 'documents/recalled'
/** What a door gives, besides to read: a copy, the original, or what is for those who make the meeting; nobody is reminded of what he may not read now. */
type Gives = 'reading' | 'copy' | 'original' | 'arranging' | 'reminding' | 'opinions'
export type Asked = { site: Site; cookie: string; paper: LaidPaper }
export type Door = { gives: Gives; /** own papers are not behind it */ ofMeeting?: boolean; ask(asked: Asked): Promise<Answer> }

const answers: Answer[] = ['documents/not-open-yet', 'documents/reading-over', 'documents/recalled', 'not-signed-in', 'forbidden', 'not-found']

/** One request as this person's browser sends it. */
export function request({ site, cookie }: Pick<Asked, 'site' | 'cookie'>, path: string, init: RequestInit = {}): Promise<Response> {
  const isPost = init.method === 'POST'
  const headers = { cookie, ...(isPost && { origin: site.url, 'content-type': 'application/json' }), ...init.headers }
  return fetch(site.url + path, { redirect: 'manual', ...init, headers })
}

/** A refusal says nothing of the paper, in whatever words. */
async function answerOf(response: Response, { word }: LaidPaper): Promise<Answer> {
  const body = Buffer.from(await response.arrayBuffer()).toString('utf8')
  const isSentAway = response.status === 302 || response.status === 202
  if (!isSentAway && (response.ok || response.status === 304)) return 'given'
  if (body.includes(word)) throw new Error(`refused with ${response.status}, and told: ${body.slice(0, 500)}`)
  // as a page, or as what the page's own navigation understands
  if (isSentAway && `${response.headers.get('location') ?? ''} ${body}`.includes('/sign-in?to=')) return 'not-signed-in'
  const found = answers.find((answer) => body.includes(answer)) ?? (response.status === 404 ? 'not-found' : undefined)
  if (!found) throw new Error(`answered ${response.status} ${body.slice(0, 500)}`)
  return found
}

const fetched = (gives: Gives, pathOf: (paper: LaidPaper) => string, init: RequestInit | ((paper: LaidPaper) => RequestInit) = {}): Door => ({
  gives, ask: async (asked) => answerOf(await request(asked, pathOf(asked.paper), typeof init === 'function' ? init(asked.paper) : init), asked.paper),
})
const ofMeeting = (door: Door): Door => ({ ...door, ofMeeting: true })

/** Every address that gives anything of one paper. */
export const doors: Record<string, Door> = {
  'reader page': fetched('reading', ({ versionId }) => `/papers/${versionId}`),
  'reader page as data': fetched('reading', ({ versionId }) => `/papers/${versionId}.data`),
  'pages list': fetched('reading', ({ versionId }) => `/papers/${versionId}/pages`),
  'page picture': fetched('reading', ({ versionId }) => `/papers/${versionId}/pages/1`),
  'narrow picture': fetched('reading', ({ versionId }) => `/papers/${versionId}/pages/1?w=small`),
  thumbnail: fetched('reading', ({ versionId }) => `/papers/${versionId}/pages/1?w=thumb`),
  'picture had already': fetched('reading', ({ versionId }) => `/papers/${versionId}/pages/1`, ({ pictureHash }) => ({ headers: { 'if-none-match': `"${pictureHash}"` } })),
  'picture fetched ahead': fetched('reading', ({ versionId }) => `/papers/${versionId}/pages/1`, { headers: { purpose: 'prefetch' } }),
  text: fetched('reading', ({ versionId }) => `/papers/${versionId}/text`),
  'newer version': fetched('reading', ({ versionId }) => `/papers/${versionId}/newer`),
  'keeping the place': fetched('reading', ({ versionId }) => `/api/versions/${versionId}/place`, { method: 'POST', body: '{"page":1,"offset":0,"seen":[1]}' }),
  'pdf bytes': fetched('copy', ({ versionId }) => `/papers/${versionId}/pdf`),
  'some pdf bytes': fetched('copy', ({ versionId }) => `/papers/${versionId}/pdf`, { headers: { range: 'bytes=0-9' } }),
  copy: fetched('copy', ({ versionId }) => `/papers/${versionId}/copy`),
  original: fetched('original', ({ versionId }) => `/papers/${versionId}/original`),
  versions: ofMeeting(fetched('reading', ({ documentId }) => `/api/documents/${documentId}/versions`)),
  'who reads it': ofMeeting(fetched('arranging', ({ documentId }) => `/api/documents/${documentId}/readers`)),
  reminder: ofMeeting(fetched('reminding', ({ documentId }) => `/api/documents/${documentId}/reminder`, { method: 'POST' })),
  'standing of an open reader': { gives: 'reading', ask: standing },
  'file of opinions': ofMeeting(fetched('opinions', ({ versionId }) => `/papers/${versionId}/opinions/xlsx?layer=room`)),
  'marks of everybody': ofMeeting({ gives: 'reading', ask: marks }),
}

/** Lists that hold the paper for whoever reads it, by their addresses; of pages what they are made from. */
export const lists: Record<string, (paper: LaidPaper) => string> = {
  'papers of the meeting': ({ meetingId }) => `/meetings/${meetingId}/papers.data`,
  room: ({ meetingId }) => `/meetings/${meetingId}/room.data`,
  'room with it open': ({ meetingId, versionId }) => `/meetings/${meetingId}/room.data?paper=${versionId}`,
  dossier: ({ meetingId }) => `/api/meetings/${meetingId}/dossier`,
  search: ({ word }) => `/search.data?q=${word}`,
}
/** Pages where a paper may stand, by what else there is to them. */
export const otherLists: Record<string, (paper: LaidPaper) => string> = {
  meeting: ({ meetingId }) => `/meetings/${meetingId}.data`, agenda: ({ meetingId }) => `/meetings/${meetingId}/agenda.data`, readings: ({ meetingId }) => `/api/meetings/${meetingId}/readings`,
  screen: ({ meetingId }) => `/meetings/${meetingId}/screen.data`, 'my papers': () => '/my-papers.data', 'my search': ({ word }) => `/my-papers.data?q=${word}`, preparing: () => '/preparing.data', notifications: () => '/notifications.data',
}

/** Whether the paper stands in a list; one that is refused as a whole holds nothing. */
export async function isListed(asked: Asked, path: string): Promise<boolean> {
  const body = await (await request(asked, path)).text()
  return body.includes(`Tờ trình ${asked.paper.word}`) || body.includes(asked.paper.documentId) || body.includes(`/papers/${asked.paper.versionId}`)
}

/** Opens a socket, says `first` when greeted, and answers the first frame that `read` understands, or what its closing means. */
function overSocket({ site, cookie }: Asked, query: string, read: (frame: Record<string, unknown>, socket: WebSocket) => Answer | null): Promise<Answer> {
  const socket = new WebSocket(`${site.url.replace('http', 'ws')}/socket?${query}`, { headers: { cookie, origin: site.url } })
  return new Promise<Answer>((resolve, reject) => {
    socket.on('message', (data: Buffer, isBinary) => {
      const answer = isBinary ? null : read(JSON.parse(data.toString('utf8')) as Record<string, unknown>, socket)
      if (answer) resolve(answer)
    })
    socket.on('close', (code) => {
      if (code === 4401) resolve('not-signed-in')
      else if (code === 4403) resolve('not-found')
      else reject(new Error(`closed with ${code}`))
    })
    socket.on('error', reject)
  }).finally(() => socket.terminate())
}

/** It tells the right people that they may not read now; why, the addresses tell. */
async function standing(asked: Asked): Promise<Answer> {
  let readable = true
  const heard = await overSocket(asked, `paper=${asked.paper.versionId}`, (frame) => {
    if (frame.t !== 'standing') return null
    readable = (frame.standing as { readable: boolean }).readable
    return 'given'
  })
  return heard === 'given' && !readable ? answerOf(await request(asked, `/papers/${asked.paper.versionId}/newer`), asked.paper) : heard
}

function marks(asked: Asked): Promise<Answer> {
  const { meetingId, versionId } = asked.paper
  return overSocket(asked, `meeting=${meetingId}`, (frame, socket) => {
    if (frame.t === 'hello') socket.send(JSON.stringify({ t: 'open', ch: 1, versionId, layer: 'room' }))
    if (frame.t === 'opened') return 'given'
    return frame.t === 'shut' ? answers.find((answer) => answer === frame.reason) ?? null : null
  })
}
