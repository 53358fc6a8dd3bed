import { Integer, PrintableString, Utf8String } from 'asn1js'
import { AttributeTypeAndValue, Certificate, ContentInfo, EncapsulatedContentInfo, IssuerAndSerialNumber, SignedData, SignerInfo, type RelativeDistinguishedNames } from 'pkijs'

const contentsBytes = 4096
const rangePlace = '[0 0000000000 0000000000 0000000000]'
const keyKind = { name: 'ECDSA', namedCurve: 'P-256' }
const oids = { country: '2.5.4.6', organization: '2.5.4.10', commonName: '2.5.4.3', data: '1.2.840.113549.1.7.1', signedData: '1.2.840.113549.1.7.2' }

/** An authority that is nobody's, so that no sample looks as if a real one had vouched for it. */
const authority = { organization: 'Tỉnh Lam Sơn (dữ liệu mẫu)', commonName: 'Cơ quan chứng thực chữ ký số mẫu' }

export type SampleSigner = { commonName: string; organization: string }

/**
 * The sample file signed as a signing program leaves it: a signature over all of its bytes, laid behind them (ISO 32000,
 * 7.5.6 and 12.8.1), by keys made on the spot and thrown away. For files with a plain table and the catalog in one object.
 */
export async function signSample(pdf: Buffer, signer: SampleSigner, at: number): Promise<Buffer> {
  const signed = withPlace(pdf, at)
  const open = signed.indexOf('/Contents <', pdf.length) + '/Contents '.length
  const close = open + 2 * contentsBytes + 2
  signed.write(`[0 ${open} ${close} ${signed.length - close}]`.padEnd(rangePlace.length), signed.indexOf(rangePlace, pdf.length), 'latin1')
  const signature = await sign(Buffer.concat([signed.subarray(0, open), signed.subarray(close)]), signer, at)
  signed.write(signature.toString('hex'), open + 1, 'latin1')
  return signed
}

/** The file with a field for a signature that shows nowhere on its pages. */
function withPlace(pdf: Buffer, at: number): Buffer {
  const text = pdf.toString('latin1')
  const trailer = text.slice(text.lastIndexOf('trailer'))
  const [size, root, before] = [/\/Size (\d+)/, /\/Root (\d+) 0 R/, /startxref\s+(\d+)/].map((entry) => Number(entry.exec(trailer)?.[1]))
  const catalog = new RegExp(`\\n${root} 0 obj\\s*<<([\\s\\S]*?)>>\\s*endobj`).exec(text)?.[1]
  if (!size || !root || !before || catalog === undefined) throw new Error('a sample that cannot be signed')
  const objects: [number, string][] = [
    [root, `<<${catalog} /AcroForm << /Fields [${size} 0 R] /SigFlags 3 >> >>`],
    [size, `<< /FT /Sig /T (chu ky) /V ${size + 1} 0 R >>`],
    [size + 1, `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (${pdfTime(at)}) /ByteRange ${rangePlace} /Contents <${'0'.repeat(2 * contentsBytes)}> >>`],
  ]
  let out = '\n'
  const rows = objects.map(([id, body]) => {
    const row = `${id} 1\n${String(pdf.length + out.length).padStart(10, '0')} 00000 n \n`
    out += `${id} 0 obj\n${body}\nendobj\n`
    return row
  })
  const xrefAt = pdf.length + out.length
  out += `xref\n${rows.join('')}trailer\n<< /Size ${size + 2} /Root ${root} 0 R /Prev ${before} >>\nstartxref\n${xrefAt}\n%%EOF\n`
  return Buffer.concat([pdf, Buffer.from(out, 'latin1')])
}

const pdfTime = (at: number) => `D:${new Date(at).toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')}Z`

async function sign(bytes: Buffer, signer: SampleSigner, at: number): Promise<Buffer> {
  const [issuerKeys, keys] = await Promise.all([newKeys(), newKeys()])
  const certificate = await certify(signer, keys.publicKey, issuerKeys.privateKey, at)
  const sid = new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber })
  const signed = new SignedData({
    version: 1, encapContentInfo: new EncapsulatedContentInfo({ eContentType: oids.data }),
    signerInfos: [new SignerInfo({ version: 1, sid })], certificates: [certificate],
  })
  await signed.sign(keys.privateKey, 0, 'SHA-256', Uint8Array.from(bytes))
  return Buffer.from(new ContentInfo({ contentType: oids.signedData, content: signed.toSchema(true) }).toSchema().toBER())
}

const newKeys = () => crypto.subtle.generateKey(keyKind, true, ['sign', 'verify'])

async function certify(signer: SampleSigner, publicKey: CryptoKey, issuerKey: CryptoKey, at: number): Promise<Certificate> {
  const certificate = new Certificate({ version: 2, serialNumber: new Integer({ value: 1 }) })
  name(certificate.issuer, authority)
  name(certificate.subject, signer)
  certificate.notBefore.value = new Date(at - 365 * 86_400_000)
  certificate.notAfter.value = new Date(at + 4 * 365 * 86_400_000)
  await certificate.subjectPublicKeyInfo.importKey(publicKey)
  await certificate.sign(issuerKey, 'SHA-256')
  return certificate
}

function name(names: RelativeDistinguishedNames, { organization, commonName }: SampleSigner) {
  names.typesAndValues.push(
    new AttributeTypeAndValue({ type: oids.country, value: new PrintableString({ value: 'VN' }) }),
    new AttributeTypeAndValue({ type: oids.organization, value: new Utf8String({ value: organization }) }),
    new AttributeTypeAndValue({ type: oids.commonName, value: new Utf8String({ value: commonName }) }),
  )
}
