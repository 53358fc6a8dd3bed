import { useCallback, useEffect, useRef, useState } from 'react'
import { isSlow, pictureWidth, widthForScreen, type ReadingWidth } from '~/domain/documents/picture-width'
import { useBrowserLayoutEffect } from './browser-layout-effect'
import { keepFirstWidth } from './first-picture'
import { readLine } from './line-speed'
import { pageSizePx } from './page-space'
import { askAgain, planPictures, settle, type PagePicture, type Pictures, type Sights } from './picture-plan'
import { pictureUrl } from './picture-url'
import type { ReadingWindow } from './use-reading-window'

/** Somebody who looks at the same pages for so long reads them. */
const restMs = 1_500

type Options = { versionId: string; view: ReadingWindow; /** in the server's HTML, with its picture's width */ firstPage: number; firstWidth: ReadingWidth }

/** Which pictures are asked for, by what is in sight, the screen and the line (picture-plan.ts). */
export function usePictures({ versionId, view: { laid, widths, across, sight }, firstPage, firstWidth }: Options) {
  const [pictures, setPictures] = useState<Pictures>(() => new Map<number, PagePicture>([[firstPage, { width: firstWidth, came: 'not-yet', sharper: 'none' }]]))
  // pictures come while React still holds earlier news back: each change is made to the newest state, which is therefore kept here
  const newest = useRef(pictures)
  const change = useCallback((next: Pictures) => {
    newest.current = next
    setPictures(next)
  }, [])
  const { first, last, current } = sight
  const sights: Sights = { first, last, across, forward: useForward(current), count: laid.length }
  const atRest = useRest(`${first}–${last}`)
  const slow = useRef(firstWidth === 'small')

  const settled = useCallback((page: number, width: ReadingWidth, came: 'here' | 'lost') => change(settle(newest.current, page, width, came)), [change])

  // the first picture has mostly come before there was anybody to hear of it
  useEffect(() => {
    const address = new URL(pictureUrl(versionId, firstPage, firstWidth), location.href).href
    if (performance.getEntriesByName(address).length > 0) settled(firstPage, firstWidth, 'here')
  }, [versionId, firstPage, firstWidth, settled])

  useBrowserLayoutEffect(() => {
    if (!widths) return
    const line = readLine()
    slow.current = isSlow(line, slow.current)
    const pagePx = (page: number) => {
      const lies = laid[page - 1]
      return lies ? pageSizePx(lies, widths[page - 1] ?? 0).width * devicePixelRatio : 0
    }
    const widthOf = (page: number) => pictureWidth(pagePx(page), slow.current)
    keepFirstWidth(widthOf(current))
    change(planPictures(newest.current, {
      sights, widthOf, atRest: atRest && !line.savesData,
      isDrawn: (page) => laid[page - 1]?.source.state === 'ready',
      widthAtRest: (page) => widthForScreen(pagePx(page)),
    }))
  }, [laid, widths, first, last, current, across, sights.forward, atRest, pictures])

  return { pictures, sights, settled, askAgain: useCallback((page: number) => change(askAgain(newest.current, page)), [change]) }
}

/** Whether the last step went towards the end of the paper. */
function useForward(current: number): boolean {
  const [step, setStep] = useState({ current, forward: true })
  if (step.current !== current) setStep({ current, forward: current > step.current })
  return step.forward
}

/** Whether the same has been shown for some moments. */
function useRest(shown: string): boolean {
  const [rested, setRested] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setRested(shown), restMs)
    return () => clearTimeout(timer)
  }, [shown])
  return rested === shown
}
