import { useText } from '~/i18n'
import { classNames } from './class-names'

/** The product's mark, three rows of seats before a table, and its name. */
export function ProductName({ size = 'normal' }: { size?: 'normal' | 'large' }) {
  const t = useText()
  const large = size === 'large'
  return (
    <span className={classNames('inline-flex items-center font-bold tracking-tight whitespace-nowrap text-green', large ? 'gap-4 text-3xl' : 'gap-2.5 text-xl')}>
      <svg viewBox="0 0 32 32" aria-hidden className={large ? 'size-12' : 'size-8'}>
        <rect width="32" height="32" rx="8" fill="currentColor" />
        <g fill="none" strokeWidth="2.6" strokeLinecap="round" className="stroke-on-green">
          <path d="M6.5 20.5a9.8 9.8 0 0 1 19 0" />
          <path d="M11.2 21.6a5 5 0 0 1 9.6 0" />
          <path d="M11 26h10" />
        </g>
      </svg>
      {t.common.productName}
    </span>
  )
}
