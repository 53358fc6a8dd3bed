import { Link, type LinkProps } from '@remix-run/react'
import type { LucideIcon } from 'lucide-react'
import { forwardRef, type ButtonHTMLAttributes, type MouseEvent } from 'react'
import { classNames } from './class-names'
import { Spinner } from './waiting'

/** primary: the one thing to do here · secondary: another choice · quiet: in a row or a bar · danger: takes something away */
type Look = 'primary' | 'secondary' | 'quiet' | 'danger'
/** large: for a thumb, at the bottom of a sheet or a console */
type Size = 'normal' | 'large'
type Face = { look?: Look; size?: Size; wide?: boolean }

const looks: Record<Look, string> = {
  primary: 'bg-green text-on-green hover:bg-green-deep',
  secondary: 'border border-line bg-sheet text-ink hover:border-edge hover:bg-well',
  quiet: 'text-green hover:bg-green-tint',
  danger: 'border border-live bg-sheet text-live hover:bg-live-tint',
}

const sizes: Record<Size, string> = {
  normal: 'min-h-touch gap-2 rounded-md px-4 py-2 text-base',
  large: 'min-h-14 gap-3 rounded-lg px-6 py-3 text-lg',
}

function faceClass({ look = 'secondary', size = 'normal', wide = false }: Face) {
  return classNames(
    'inline-flex items-center justify-center text-center font-semibold transition-[background-color,border-color,transform] duration-100 active:scale-[0.98]',
    'disabled:border-line disabled:bg-well disabled:text-muted disabled:active:scale-100 aria-disabled:cursor-default aria-disabled:active:scale-100',
    looks[look], sizes[size], wide && 'w-full',
  )
}

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Face & {
  icon?: LucideIcon
  iconAfter?: LucideIcon
  /** work is under way: keeps its place and focus, ignores presses */
  busy?: boolean
}

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { look, size, wide, icon: Icon, iconAfter: IconAfter, busy = false, type = 'button', className, onClick, children, ...rest }, ref,
) {
  const press = (event: MouseEvent<HTMLButtonElement>) => (busy ? event.preventDefault() : onClick?.(event))
  return (
    <button ref={ref} type={type} className={classNames(faceClass({ look, size, wide }), className)} aria-busy={busy || undefined} aria-disabled={busy || undefined} onClick={press} {...rest}>
      {busy ? <Spinner /> : Icon && <Icon className="size-5 shrink-0" aria-hidden />}
      <span>{children}</span>
      {IconAfter && <IconAfter className="size-5 shrink-0" aria-hidden />}
    </button>
  )
})

/** A way to another page that looks like a button. */
export function LinkButton({ look, size, wide, icon: Icon, iconAfter: IconAfter, className, children, ...rest }: LinkProps & Face & { icon?: LucideIcon; iconAfter?: LucideIcon }) {
  return (
    <Link className={classNames(faceClass({ look, size, wide }), className)} {...rest}>
      {Icon && <Icon className="size-5 shrink-0" aria-hidden />}
      <span>{children}</span>
      {IconAfter && <IconAfter className="size-5 shrink-0" aria-hidden />}
    </Link>
  )
}

const barFace = 'inline-flex min-h-touch min-w-14 flex-col items-center justify-center gap-0.5 rounded-md px-2 py-1 leading-tight whitespace-nowrap transition-colors hover:bg-well active:bg-green-tint disabled:text-muted aria-pressed:bg-green-tint aria-pressed:text-green'

/** Icon over its word, for bars. */
export const BarButton = forwardRef<HTMLButtonElement, ButtonHTMLAttributes<HTMLButtonElement> & { icon: LucideIcon }>(function BarButton(
  { icon: Icon, type = 'button', className, children, ...rest }, ref,
) {
  return (
    <button ref={ref} type={type} className={classNames(barFace, className)} {...rest}>
      <Icon className="size-6" strokeWidth={1.75} aria-hidden />
      <span>{children}</span>
    </button>
  )
})

export function BarLink({ icon: Icon, className, children, ...rest }: LinkProps & { icon: LucideIcon }) {
  return (
    <Link className={classNames(barFace, className)} {...rest}>
      <Icon className="size-6" strokeWidth={1.75} aria-hidden />
      <span>{children}</span>
    </Link>
  )
}
