import { RotateCw } from 'lucide-react'
import { memo, useRef, type ReactNode } from 'react'
import type { PageBox } from '~/domain/documents/page-box'
import type { ReadingWidth } from '~/domain/documents/picture-width'
import { useText } from '~/i18n'
import { Button } from '~/ui/button'
import { useBrowserLayoutEffect } from './browser-layout-effect'
import type { PagePicture } from './picture-plan'
import { pictureUrl } from './picture-url'
import type { SecondTry } from './use-second-tries'
import { pageAround, pictureTurn, viewBoxOf, type LaidPage } from './page-space'

type SheetProps = {
  versionId: string
  laid: LaidPage
  /** in sight or beside it */
  near: boolean
  /** undefined as long as none is asked for */
  picture: PagePicture | undefined
  onPicture: (page: number, width: ReadingWidth, came: 'here' | 'lost') => void
  onAskAgain: (page: number) => void
  /** what lies above this share of the page is left out: the server's HTML begins where the reader left off */
  fromY: number
  /** opens what the page says as text: a screen reader's way to it */
  onReadText: (page: number) => void
  /** whether this device tries to draw what the server could not */
  secondTry: SecondTry | undefined
  onTry: ((page: number) => void) | null
  /** lies over the picture and fills the whole turned page, also where it is cut away */
  children?: ReactNode
}

/**
 * One page. An SVG gives it its true shape and cuts its margins without any style, so that the server's HTML is laid out
 * rightly before a script has run, and nothing jumps when the picture comes.
 */
export const ReaderSheet = memo(function ReaderSheet({ versionId, laid, near, picture, onPicture, onAskAgain, fromY, onReadText, secondTry, onTry, children }: SheetProps) {
  const page = laid.source
  const t = useText()
  // over the layers, so that its buttons can be pressed; under them while pdf.js draws, because that covers it
  const note = (
    <>
      {page.state === 'waiting' && <SheetNote>{t.reader.drawing(page.page)}</SheetNote>}
      {page.state === 'failed' && <NotDrawn page={page.page} secondTry={secondTry} onTry={onTry} />}
      {picture?.came === 'lost' && (
        <SheetNote>
          <span className="block pb-4">{t.reader.pictureLost(page.page)}</span>
          <Button icon={RotateCw} onClick={() => onAskAgain(page.page)}>{t.reader.tryAgain}</Button>
        </SheetNote>
      )}
    </>
  )
  return (
    <section aria-label={t.reader.page(page.page)} data-page={page.page} className="reading-sheet overflow-clip bg-white text-black shadow-float">
      <svg viewBox={viewBoxOf(laid, fromY)} className="block h-auto w-full" role="img" aria-label={t.reader.pagePicture(page.page)}>
        {page.state === 'ready' && picture && widthsIn(picture).map((width) => <Picture key={width} versionId={versionId} laid={laid} width={width} onPicture={onPicture} />)}
      </svg>
      <button type="button" tabIndex={-1} className="sr-only" onClick={() => onReadText(page.page)}>{t.reader.readTextOf(page.page)}</button>
      {secondTry === 'trying' && note}
      {near && <WholePage box={laid.box}>{children}</WholePage>}
      {secondTry !== 'trying' && note}
    </section>
  )
})

/** The wide picture lies over the small one, which stays: taken away, it would leave an empty sheet for a moment in some browsers. */
function widthsIn({ width, came, sharper }: PagePicture): ReadingWidth[] {
  if (came === 'lost') return []
  return sharper === 'asked' || sharper === 'here' ? [width, 'reading'] : [width]
}

/** A picture that is still on its way when it is not wanted any more is called off: without its address a browser drops it. */
function Picture({ versionId, laid, width, onPicture }: { versionId: string; laid: LaidPage; width: ReadingWidth; onPicture: SheetProps['onPicture'] }) {
  const image = useRef<SVGImageElement>(null)
  const { page, widthPt, heightPt } = laid.source
  const url = pictureUrl(versionId, page, width)
  useBrowserLayoutEffect(() => {
    const element = image.current
    // gone when React mounts twice on trial
    if (element && !element.hasAttribute('href')) element.setAttribute('href', url)
    return () => element?.removeAttribute('href')
  }, [url])
  return (
    <image ref={image} href={url} width={widthPt} height={heightPt} transform={pictureTurn(laid)} preserveAspectRatio="none"
      onLoad={() => onPicture(page, width, 'here')} onError={() => onPicture(page, width, 'lost')} />
  )
}

/** The server could not draw this page; this device may. What it draws covers the words. */
function NotDrawn({ page, secondTry, onTry }: { page: number; secondTry: SecondTry | undefined; onTry: ((page: number) => void) | null }) {
  const t = useText()
  const said = { failed: t.reader.notDrawnHereEither, lost: t.reader.pictureLost, trying: t.reader.notDrawn }[secondTry ?? 'trying']
  return (
    <SheetNote>
      <span className="block pb-4">{said(page)}</span>
      {onTry && secondTry !== 'failed' && <Button icon={RotateCw} busy={secondTry === 'trying'} onClick={() => onTry(page)}>{secondTry === 'lost' ? t.reader.tryAgain : t.reader.drawHere}</Button>}
    </SheetNote>
  )
}

function SheetNote({ children }: { children: ReactNode }) {
  return <div role="status" className="absolute inset-x-6 top-1/4 text-center text-muted">{children}</div>
}

/** As large as the whole page, shifted so that it lies on the part that is shown. */
function WholePage({ box, children }: { box: PageBox; children: ReactNode }) {
  const layer = useRef<HTMLDivElement>(null)
  useBrowserLayoutEffect(() => {
    if (layer.current) Object.assign(layer.current.style, pageAround(box))
  }, [box])
  return <div ref={layer} className="absolute inset-0">{children}</div>
}
