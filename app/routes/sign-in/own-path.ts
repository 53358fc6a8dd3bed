/** Where to go after signing in: a path of this site, else the home page. Nobody is led elsewhere by a link. */
export function ownPath(wanted: string | null): string {
  const here = 'https://here.invalid'
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, here)) return '/'
  const url = new URL(wanted, here)
  const own = url.origin === here && !url.pathname.startsWith('//') && url.pathname !== '/sign-in'
  return own ? url.pathname + url.search : '/'
}
