import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Composed, composeMinutes } from '~/domain/minutes/compose-minutes'
import { composeNotice } from '~/domain/minutes/compose-notice'
import { sampleEvents, sampleRecord } from '~tests/support/sample-meeting'

/** As a person reads it: the subject, then one line a block. A change here is a change of official wording: review it word by word. */
const asText = ({ subject, body }: Composed) => `${subject}\n\n${body.map(({ text }) => text).join('\n')}\n`
const golden = (name: string) => fileURLToPath(new URL(name, import.meta.url))

describe('the sample meeting', () => {
  it('M1 M20 gives the reviewed draft of the minutes', async () => {
    await expect(asText(composeMinutes(sampleRecord, sampleEvents))).toMatchFileSnapshot(golden('golden-minutes.txt'))
  })
  it('M30 gives the reviewed conclusion notice', async () => {
    await expect(asText(composeNotice(sampleRecord, sampleEvents, 'Văn phòng Ủy ban nhân dân tỉnh Lam Sơn'))).toMatchFileSnapshot(golden('golden-notice.txt'))
  })
})
