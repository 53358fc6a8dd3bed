import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { expectEventually } from '~tests/support/eventually'
import { allMarksSent, drawLine, openMarkedPaper, seesMarks, takeTools } from '~tests/support/marking'
import { small } from '~tests/support/small-meeting'
import { SmallStage } from '~tests/support/small-stage'

const stage = new SmallStage('marks-replay', { writer: ['xaydung', 'tablet'], other: ['nongnghiep', 'phone'] })
const moment = (page: Page) => page.locator('[data-moment]')
const step = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

it('N21 the history of a paper’s marks is gone through by steps, by the slider and by playing; what was erased is told', async () => {
  const { writer, other } = stage.people
  const { page } = writer
  await openMarkedPaper(page, small.meetingId)
  await takeTools(page)
  await allMarksSent(page)
  await drawLine(page, 320, 200)
  await drawLine(page, 320, 260)
  await seesMarks(page, 2)
  await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click()
  await seesMarks(page, 1)
  await page.getByRole('button', { name: 'Ý kiến', exact: true }).click()
  await page.mouse.click(560, 320)
  await page.getByLabel('Nội dung ý kiến').fill('Đề nghị làm rõ căn cứ')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  const inRoom = await page.getByRole('button', { name: `Ý kiến của ${small.nameOf('xaydung')}` }).locator('svg').innerHTML()
  await allMarksSent(page)

  const name = small.nameOf('xaydung')
  const versionId = new URL(page.url()).searchParams.get('paper') ?? ''
  for (const { page: tab } of [writer, other]) {
    await tab.goto(`/papers/${versionId}/history`)
    await moment(tab).getByText(`${name} thêm một ghi chú, trang 1: “Đề nghị làm rõ căn cứ”`).waitFor()
    expect(await tab.locator('[data-mark="note"] svg').innerHTML()).toBe(inRoom)
    await step(tab, 'Lùi một bước')
    await moment(tab).getByText(`${name} xóa một ghi chú của mình, trang 1`).waitFor()
    await seesMarks(tab, 1)
    expect(await tab.locator('[data-gone] path').count()).toBe(1)
    await step(tab, 'Lùi một bước')
    await moment(tab).getByText(`${name} thêm một ghi chú, trang 1`).waitFor()
    await seesMarks(tab, 2)
    await tab.getByRole('slider', { name: 'Thời điểm' }).fill('0')
    await moment(tab).getByText('Trước ghi chú đầu tiên').waitFor()
    await seesMarks(tab, 0)
    await step(tab, 'Phát lại')
    await expectEventually(async () => expect(await moment(tab).getAttribute('data-moment')).toBe('4'), 60_000)
    await seesMarks(tab, 1)
  }
  await writer.page.getByRole('link', { name: 'Ghi chú riêng' }).click()
  await writer.page.getByText('Chưa có ghi chú nào ở đây.').waitFor()
  expect([...writer.complaints, ...other.complaints].filter((line) => !/ERR_|WebSocket/.test(line))).toEqual([])
})
