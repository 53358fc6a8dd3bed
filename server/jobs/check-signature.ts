import { constants, createHash, createVerify, X509Certificate } from 'node:crypto'
import { fromBER, OctetString, UTCTime, GeneralizedTime } from 'asn1js'
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type RelativeDistinguishedNames, type SignerInfo } from 'pkijs'
import { type PaperSignature } from '~/domain/documents/paper'

const oids = { signedData: '1.2.840.113549.1.7.2', messageDigest: '1.2.840.113549.1.9.4', signingTime: '1.2.840.113549.1.9.5', pss: '1.2.840.113549.1.1.10', commonName: '2.5.4.3' }
const hashes: Record<string, string> = {
  '1.3.14.3.2.26': 'sha1', '2.16.840.1.101.3.4.2.1': 'sha256', '2.16.840.1.101.3.4.2.2': 'sha384', '2.16.840.1.101.3.4.2.3': 'sha512',
}

/**
 * Checks a PDF's signature (CMS, RFC 5652, in the contents' first bytes; zeros follow) against the signed bytes: they must
 * have the digest that was signed, and the certificate inside must verify the signature. Whether that certificate is
 * genuine is not asked: no list of authorities lies here. Throws when the signature cannot be read.
 */
export function checkSignature(contents: Buffer, kind: string, signedBytes: Iterable<Uint8Array>, claimedAt: number | null): Omit<PaperSignature, 'coversWhole'> {
  const signed = readSignedData(contents)
  const signer = signed.signerInfos[0]
  const certificate = signer && holderOf(signed, signer)
  const hash = signer && hashes[signer.digestAlgorithm.algorithmId]
  if (!signer || !certificate || !hash) throw new Error('not a signature that we know')
  const bytes = kind === 'adbe.pkcs7.sha1' ? digestInside(signed, signedBytes) : signedBytes
  return {
    signer: commonName(certificate.subject),
    issuer: commonName(certificate.issuer),
    signedAt: signingTime(signer) ?? claimedAt,
    state: bytes && isIntact(signer, certificate, hash, bytes) ? 'intact' : 'changed',
  }
}

function readSignedData(contents: Buffer): SignedData {
  const { result, offset } = fromBER(Uint8Array.from(contents))
  if (offset === -1) throw new Error('not ASN.1')
  const info = new ContentInfo({ schema: result })
  if (info.contentType !== oids.signedData) throw new Error(`content type ${info.contentType}`)
  return new SignedData({ schema: info.content })
}

function holderOf(signed: SignedData, { sid }: SignerInfo): Certificate | undefined {
  const certificates = (signed.certificates ?? []).filter((certificate) => certificate instanceof Certificate)
  if (!(sid instanceof IssuerAndSerialNumber)) return certificates.length === 1 ? certificates[0] : undefined
  return certificates.find(({ issuer, serialNumber }) => serialNumber.isEqual(sid.serialNumber) && issuer.isEqual(sid.issuer))
}

/** An old kind signs the SHA-1 of the bytes, which stands inside; null when it is another than theirs. */
function digestInside(signed: SignedData, signedBytes: Iterable<Uint8Array>): Iterable<Uint8Array> | null {
  const inside = signed.encapContentInfo.eContent
  const digest = inside instanceof OctetString ? Buffer.from(inside.getValue()) : null
  return digest?.equals(digestOf('sha1', signedBytes)) ? [digest] : null
}

/** With signed attributes these are what is signed, and one of them is the digest; without, the bytes themselves. */
function isIntact(signer: SignerInfo, certificate: Certificate, hash: string, signedBytes: Iterable<Uint8Array>): boolean {
  const { signedAttrs } = signer
  if (!signedAttrs) return verifies(signer, certificate, hash, signedBytes)
  const digest: unknown = signedAttrs.attributes.find(({ type }) => type === oids.messageDigest)?.values[0]
  if (!(digest instanceof OctetString) || !Buffer.from(digest.getValue()).equals(digestOf(hash, signedBytes))) return false
  const attributes = new Uint8Array(signedAttrs.encodedValue)
  attributes[0] = 0x31 // signed as a SET, written as [0] (RFC 5652, 5.4)
  return verifies(signer, certificate, hash, [attributes])
}

function verifies(signer: SignerInfo, certificate: Certificate, hash: string, bytes: Iterable<Uint8Array>): boolean {
  const { publicKey } = new X509Certificate(Buffer.from(certificate.toSchema().toBER()))
  const verify = createVerify(hash)
  for (const part of bytes) verify.update(part)
  const isPss = signer.signatureAlgorithm.algorithmId === oids.pss
  const key = isPss ? { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO } : publicKey
  return verify.verify(key, Buffer.from(signer.signature.getValue()))
}

function digestOf(hash: string, bytes: Iterable<Uint8Array>): Buffer {
  const digest = createHash(hash)
  for (const part of bytes) digest.update(part)
  return digest.digest()
}

function commonName({ typesAndValues }: RelativeDistinguishedNames): string {
  const name: unknown = typesAndValues.find(({ type }) => type === oids.commonName)?.value.getValue()
  return typeof name === 'string' ? name.normalize('NFC').replace(/[\0-\x1f\x7f\u202a-\u202e\u2066-\u2069]/g, '').trim().slice(0, 200) : ''
}

function signingTime({ signedAttrs }: SignerInfo): number | null {
  const time: unknown = signedAttrs?.attributes.find(({ type }) => type === oids.signingTime)?.values[0]
  return time instanceof UTCTime || time instanceof GeneralizedTime ? time.toDate().getTime() : null
}
