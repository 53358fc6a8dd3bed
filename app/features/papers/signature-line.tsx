import { FileWarning, ShieldAlert, ShieldCheck } from 'lucide-react'
import type { PaperSignature, PdfFindings } from '~/domain/documents/paper'
import { useText } from '~/i18n'
import { formatDateTime } from '~/i18n/format'

/**
 * What a digital signature in the original says, in one sentence: who, when, whether the content is as it was signed. It
 * never says "valid": nobody here has traced the certificate to an authority, and the sentence says that too.
 */
export function SignatureLine({ signature }: { signature: PaperSignature }) {
  const t = useText().papers.signature
  const { signer, issuer, signedAt, state, coversWhole } = signature
  const Icon = state === 'intact' ? ShieldCheck : ShieldAlert
  const told = state === 'unreadable'
    ? [t.unreadable]
    : [t.by(signer || t.nameless, signedAt === null ? null : formatDateTime(signedAt)), t[state], !coversWhole && t.added, t.untraced(issuer || t.nameless)]
  return (
    <p className="flex items-start gap-3">
      <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${state === 'changed' ? 'text-live' : 'text-green'}`} />
      <span className={`tabular text-pretty ${state === 'changed' ? 'text-live' : 'text-muted'}`}>{told.filter(Boolean).join('; ')}.</span>
    </p>
  )
}

/** What a paper's file holds beside its pages: scripts and attachments, which are never run, and signatures. Nothing for most papers. */
export function InsideLines({ findings, signatures }: { findings: PdfFindings; signatures: readonly PaperSignature[] }) {
  const t = useText()
  const carries = findings.javascript || findings.attachments > 0
  if (!carries && signatures.length === 0) return null
  return (
    <div className="grid gap-1 px-2">
      {carries && <p className="flex items-start gap-3">
        <FileWarning aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" />
        <span className="text-pretty text-muted">{t.papers.carries(findings.javascript, findings.attachments)}</span>
      </p>}
      {signatures.map((signature, index) => <SignatureLine key={index} signature={signature} />)}
    </div>
  )
}
