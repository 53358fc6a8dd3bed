import type { ReactNode } from 'react'
import { LanguageChoice } from '~/ui/display-settings'
import { ProductName } from '~/ui/product-name'

/** A page outside the house: sign-in, set-up, a first password. The mark above, the language below. */
export function BareFrame({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className="flex min-h-dvh flex-col items-center bg-paper px-4 py-6 md:py-8">
      <div className={`flex w-full flex-1 flex-col justify-center gap-6 ${wide ? 'max-w-3xl' : 'max-w-120'}`}>
        <div className="flex justify-center"><ProductName size="large" /></div>
        <main id="content" className="rounded-xl border border-line bg-sheet p-6 md:p-8">{children}</main>
        <div className="mx-auto w-full max-w-120 px-2"><LanguageChoice /></div>
      </div>
    </div>
  )
}
