/** The page of which most is in sight; null where no paper is open. */
export function pageInSight(): number | null {
  const shown = [...document.querySelectorAll<HTMLElement>('section[data-page]')].map((sheet) => {
    const { top, bottom, left, right } = sheet.getBoundingClientRect()
    return { page: Number(sheet.dataset.page), area: Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0)) * Math.max(0, Math.min(right, innerWidth) - Math.max(left, 0)) }
  })
  const most = shown.reduce((best, one) => (one.area > best.area ? one : best), { page: 0, area: 0 })
  return most.area > 0 ? most.page : null
}
