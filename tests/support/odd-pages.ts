import { degrees, PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib'

/** Pages as awkward as offices make them: turned each way, cut out of a larger sheet, a wide drawing, a strip, in a unit of its own. */
export async function oddPages(): Promise<Uint8Array> {
  const doc = await PDFDocument.create()
  for (const quarter of [0, 90, 180, 270]) doc.addPage([595, 842]).setRotation(degrees(quarter))
  const cut = doc.addPage([1000, 1000])
  cut.setMediaBox(-100, -50, 1000, 1000)
  cut.setCropBox(100, 200, 595, 700)
  doc.addPage([1190, 842])
  doc.addPage([200, 2000]).setRotation(degrees(90))
  return doc.save()
}

/** More of them: cut and turned, a box that reaches beyond its sheet, turned backwards, in a unit of its own. */
export async function cutPages(): Promise<Uint8Array> {
  const doc = await PDFDocument.create()
  for (const quarter of [90, 180, 270]) {
    const page = doc.addPage([700, 900])
    page.setCropBox(50, 120, 500, 600)
    page.setRotation(degrees(quarter))
  }
  const beyond = doc.addPage([595, 842])
  beyond.setCropBox(-50, 100, 500, 600)
  doc.addPage([595, 842]).setRotation(degrees(-90))
  doc.addPage([300, 420]).node.set(PDFName.of('UserUnit'), PDFNumber.of(2))
  return doc.save()
}
