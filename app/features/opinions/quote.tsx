/** Words of the paper that something is said about. */
export function Quote({ children }: { children: string }) {
  return <blockquote className="mb-2 line-clamp-4 border-l-3 border-line pl-3 text-muted wrap-anywhere">“{children}”</blockquote>
}
