/** Small PDF files written by hand: any number of pages, each with the same content stream. */

/** @param content operators of a page, such as `BT /F1 12 Tf 72 720 Td (text) Tj ET` */
export function pdf(content: string, pages = 1): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_, i) => `${5 + i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ...Array.from(
      { length: pages },
      () =>
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>',
    ),
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`
  return new TextEncoder().encode(text)
}

/** A text at a place counted from the bottom left. */
export const textAt = (x: number, y: number, text: string, size = 12) =>
  `BT /F1 ${size} Tf ${x} ${y} Td (${text}) Tj ET `

/** The rules of a table with these edges. */
export const ruled = (xs: readonly number[], ys: readonly number[]) =>
  [
    ...xs.map((x) => `${x} ${ys[0]} m ${x} ${ys.at(-1)} l S `),
    ...ys.map((y) => `${xs[0]} ${y} m ${xs.at(-1)} ${y} l S `),
  ].join('')
