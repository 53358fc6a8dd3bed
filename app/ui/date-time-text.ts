const two = (text: string) => text.padStart(2, '0')

/** '20/11/2026', '20-11-2026', '20.11.2026', '5/2/2026', '20112026' → '2026-11-20'; null when there is no such day. */
export function parseDateText(text: string): string | null {
  const match = /^(\d{1,2})[/\-. ](\d{1,2})[/\-. ](\d{4})$/.exec(text.trim()) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text.trim())
  const [, day = '', month = '', year = ''] = match ?? []
  const iso = `${year}-${two(month)}-${two(day)}`
  const at = Date.parse(`${iso}T00:00:00Z`)
  // Date.parse turns 31/02 into March on some engines: the day must come back as it went in
  return match && !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso) ? iso : null
}

/** '08:30', '8:30', '8h30', '8 giờ 30', '8h', '830' → '08:30'; null when no clock shows it. */
export function parseClockText(text: string): string | null {
  const match = /^(\d{1,2})(?:\s*(?::|\.|h|giờ)\s*(\d{2})?(?:\s*phút)?)?$/.exec(text.trim().toLowerCase()) ?? /^(\d{1,2})(\d{2})$/.exec(text.trim())
  const [, hour = '', minute = '00'] = match ?? []
  return match && Number(hour) < 24 && Number(minute) < 60 ? `${two(hour)}:${minute}` : null
}

/** '2026-11-20' → '20/11/2026'; other texts come back as they are. */
export function showDateText(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? []
  return year ? `${day}/${month}/${year}` : iso
}
