const textOf = (form: FormData, name: string) => String(form.get(name) ?? '')
const linesOf = (text: string) => text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean)
const orNull = (text: string) => text || null

/** The form's fields in the shape of `bodyInput`, still unchecked. Blocks come as equally long lists of their parts. */
export function bodyOfForm(form: FormData) {
  const [ids, lines, signers] = ['blockId', 'blockLines', 'blockSigner'].map((name) => form.getAll(name).map(String)) as [string[], string[], string[]]
  return {
    unitId: orNull(textOf(form, 'unitId')), name: textOf(form, 'name'), superior: textOf(form, 'superior'), headerLines: linesOf(textOf(form, 'headerLines')),
    place: textOf(form, 'place'), abbreviation: textOf(form, 'abbreviation'), address: textOf(form, 'address'), headUserId: orNull(textOf(form, 'headUserId')),
    recipients: { minutes: linesOf(textOf(form, 'recipientsMinutes')), 'conclusion-notice': linesOf(textOf(form, 'recipientsNotice')) },
    signerBlocks: ids.map((id, n) => ({ id: orNull(id), lines: linesOf(lines[n] ?? ''), signerUserId: orNull(signers[n] ?? '') })),
    series: textOf(form, 'series') === 'perKind' ? [{ paperKind: 'minutes' }, { paperKind: 'conclusion-notice' }] : [{ paperKind: null }],
  }
}
