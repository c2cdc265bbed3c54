/** Reads the files that the service makes, by other means than it made them. */
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { Parser } from 'htmlparser2'
import JSONstat from 'jsonstat-toolkit'

export type Figures = Record<string, number>

export function readCsv(text: string): Record<string, string>[] {
  return parse(text, { columns: true, bom: true }) as Record<string, string>[]
}

export interface SheetCell {
  text: string
  /** As the file says it: `n` a number, `s` text, `f` a formula. */
  kind: 'n' | 's' | 'f'
}

/** The sheets of a workbook, by name, as rows of cells; an empty cell is null. */
export function readWorkbook(bytes: Uint8Array): Map<string, (SheetCell | null)[][]> {
  const files = unzipSync(bytes)
  const xml = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  const strings = elements(xml('xl/sharedStrings.xml'), 'si').map(({ text }) => text)
  const names = elements(xml('xl/workbook.xml'), 'sheet').map(({ attributes }) => attributes['name'] ?? '')
  return new Map(names.map((name, i) => [name, readSheet(xml(`xl/worksheets/sheet${i + 1}.xml`), strings)]))
}

function readSheet(xml: string, strings: readonly string[]): (SheetCell | null)[][] {
  const rows: (SheetCell | null)[][] = []
  for (const { attributes, text, inner } of elements(xml, 'c')) {
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(attributes['r'] ?? '') ?? []
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    const line = (rows[Number(row) - 1] ??= [])
    while (line.length < column) line.push(null)
    const isText = attributes['t'] === 's'
    if (inner.has('f')) line[column] = { text, kind: 'f' }
    else if (text === '') line[column] = null
    else line[column] = { text: isText ? (strings[Number(text)] ?? '') : text, kind: isText ? 's' : 'n' }
  }
  return rows
}

interface Element {
  attributes: Record<string, string>
  text: string
  inner: Set<string>
}

function elements(xml: string, name: string): Element[] {
  const found: Element[] = []
  let open: Element | null = null
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (tag === name) found.push((open = { attributes, text: '', inner: new Set() }))
        else open?.inner.add(tag)
      },
      ontext(text) {
        if (open) open.text += text
      },
      onclosetag(tag) {
        if (tag === name) open = null
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return found
}

export function readZip(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]))
}

/** A cube through the toolkit of the standard. */
export function readCube(body: unknown) {
  const cube = JSONstat(body)
  if (cube.class !== 'dataset' || !cube.id || !cube.size)
    throw new Error('The toolkit takes it for no data set')
  return cube
}
