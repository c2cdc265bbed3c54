/** Writes set pages as PDF (with the standard Chinese font, which no file needs to hold) and as OFD. */
import { strToU8, zipSync } from 'fflate'
import { widthOf, type SetPage } from './fixed-pages.ts'

const fixed = (value: number) => value.toFixed(2)

function hex(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) out += text.charCodeAt(i).toString(16).padStart(4, '0')
  return out
}

/** PDF 1.4 with the predefined encoding UniGB-UTF16-H. */
export function pdfOfPages(pages: readonly SetPage[]): Uint8Array {
  const contents = pages.map(({ height, texts, lines }) =>
    [
      '0.5 w',
      ...lines.map(({ x0, y0, x1, y1 }) => `${fixed(x0)} ${fixed(height - y0)} m ${fixed(x1)} ${fixed(height - y1)} l S`),
      ...texts.map(({ x, y, size, text }) => `BT /F1 ${size} Tf 1 0 0 1 ${fixed(x)} ${fixed(height - y)} Tm <${hex(text)}> Tj ET`),
    ].join('\n'),
  )
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${6 + 2 * i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ...pages.flatMap(({ width, height }, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${7 + 2 * i} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${contents[i]!.length} >>\nstream\n${contents[i]!}\nendstream`,
    ]),
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
} // prettier-ignore

const MILLIMETRES = 25.4 / 72
const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const mm = (points: number) => (points * MILLIMETRES).toFixed(3)

/** Every character with its own step, or equal steps in short, as the writers of the format do by turns. */
function stepsOf(text: string, size: number): string {
  const steps = [...text].slice(0, -1).map((character) => mm(widthOf(character) * size))
  const runs: { step: string; count: number }[] = []
  for (const step of steps) {
    const last = runs.at(-1)
    if (last?.step === step) last.count++
    else runs.push({ step, count: 1 })
  }
  return runs
    .map(({ step, count }) => (count > 2 ? `g ${count} ${step}` : Array(count).fill(step).join(' ')))
    .join(' ')
}

/** GB/T 33190—2016; a template page holds what every page repeats. */
export function ofdOfPages(pages: readonly SetPage[]): Uint8Array {
  const xml = (content: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n${content}`)
  let id = 100
  const content = ({ width, height, texts, lines }: SetPage) => {
    const paths = lines.map(
      ({ x0, y0, x1, y1 }) =>
        `<ofd:PathObject ID="${id++}" Boundary="${mm(x0)} ${mm(y0)} ${mm(x1 - x0)} ${mm(y1 - y0)}" LineWidth="0.18"><ofd:AbbreviatedData>M 0 0 L ${mm(x1 - x0)} ${mm(y1 - y0)}</ofd:AbbreviatedData></ofd:PathObject>`,
    )
    const words = texts.map(({ x, y, size, text }) => {
      const steps = stepsOf(text, size)
      return `<ofd:TextObject ID="${id++}" Boundary="${mm(x)} ${mm(y - size)} ${mm(size * text.length)} ${mm(size * 1.2)}" Font="1" Size="${mm(size)}"><ofd:TextCode X="0" Y="${mm(size)}"${steps === '' ? '' : ` DeltaX="${steps}"`}>${escape(text)}</ofd:TextCode></ofd:TextObject>`
    })
    return `<ofd:Page ${NAMESPACE}><ofd:Area><ofd:PhysicalBox>0 0 ${mm(width)} ${mm(height)}</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer ID="${id++}">${paths.join('')}${words.join('')}</ofd:Layer></ofd:Content></ofd:Page>`
  }
  const list = pages.map((_, i) => `<ofd:Page ID="${i + 10}" BaseLoc="Pages/Page_${i}/Content.xml"/>`).join('')
  return zipSync({
    'OFD.xml': xml(
      `<ofd:OFD ${NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    ),
    'Doc_0/Document.xml': xml(
      `<ofd:Document ${NAMESPACE}><ofd:CommonData><ofd:MaxUnitID>9999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>${list}</ofd:Pages></ofd:Document>`,
    ),
    ...Object.fromEntries(pages.map((page, i) => [`Doc_0/Pages/Page_${i}/Content.xml`, xml(content(page))])),
  })
} // prettier-ignore
