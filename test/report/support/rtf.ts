/** Writes RTF files in the manners of Word (bytes of a code page) and of LibreOffice (characters by number). */
import iconv from 'iconv-lite'
import type { PrintedTable } from './render.ts'
import { columnsOf, type ReportPart } from './report-parts.ts'

export type RtfManner = 'bytes' | 'numbers'

const WIDTH = 8400

function bytesOf(text: string): string {
  return [...iconv.encode(text, 'gb18030')]
    .map((byte) =>
      byte < 0x20 || byte > 0x7e || '\\{}'.includes(String.fromCharCode(byte))
        ? `\\'${byte.toString(16).padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('')
}

function numbersOf(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const own = text[i]!
    if (unit < 0x80) out += '\\{}'.includes(own) ? `\\${own}` : own
    else out += `\\u${unit > 0x7fff ? unit - 0x10000 : unit}\\'3f`
  }
  return out
}

const run = (text: string, manner: RtfManner) =>
  manner === 'bytes'
    ? `{\\rtlch\\fcs1 \\af0 \\ltrch\\fcs0 \\fs21\\loch\\af0\\hich\\af0\\dbch\\af13 ${bytesOf(text)}}`
    : `{\\rtlch \\ltrch\\loch\\fs21\n${numbersOf(text)}}`

export function rtfTable(table: PrintedTable, manner: RtfManner): string {
  const columns = columnsOf(table)
  const width = Math.max(...columns.flatMap((row, y) => row.map((x, i) => x + table[y]![i]!.colSpan)))
  const edge = (column: number) => Math.round((column * WIDTH) / width)
  const below: { x: number; colSpan: number; until: number }[] = []
  return table
    .map((row, y) => {
      const cells = row.map((cell, i) => ({ x: columns[y]![i]!, ...cell, going: false }))
      for (const { x, colSpan, until } of below)
        if (until > y) cells.push({ x, colSpan, rowSpan: 1, text: '', going: true })
      for (const { x, colSpan, rowSpan, going } of cells)
        if (!going && rowSpan > 1) below.push({ x, colSpan, until: y + rowSpan })
      cells.sort((a, b) => a.x - b.x)
      const shape = `\\trowd\\trgaph108\\trleft0${cells
        .map(
          ({ x, colSpan, rowSpan, going }) =>
            `${going ? '\\clvmrg' : rowSpan > 1 ? '\\clvmgf' : ''}\\clvertalc\\clbrdrt\\brdrs\\cellx${edge(x + colSpan)}`,
        )
        .join('')}`
      const texts = cells
        .map(({ text }) => `\\pard\\plain\\intbl\\qc ${text === '' ? '' : run(text, manner)}\\cell\n`)
        .join('')
      return manner === 'bytes'
        ? `${shape}\n${texts}\\pard\\intbl {${shape}\\row}\n`
        : `${shape}\n${texts}\\row\n`
    })
    .join('')
}

export function rtf(parts: readonly ReportPart[], manner: RtfManner = 'bytes'): Uint8Array {
  const head =
    manner === 'bytes'
      ? '{\\rtf1\\adeflang1025\\ansi\\ansicpg936\\uc2\\adeff0\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f13\\fnil\\fcharset134{\\*\\panose 02010600030101010101}\\\'cb\\\'ce\\\'cc\\\'e5;}}{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\ql \\fs21 Normal;}}{\\*\\generator Msftedit;}{\\info{\\title 1}}{\\header \\pard 12\\par}\n'
      : '{\\rtf1\\ansi\\deff0\\uc1{\\fonttbl{\\f0\\froman\\fprq2\\fcharset0 Liberation Serif;}}\n'
  const body = parts
    .map((part) =>
      'table' in part ? rtfTable(part.table, manner) : `\\pard\\plain\\ql ${run(part.text, manner)}\\par\n`,
    )
    .join('')
  return Buffer.from(`${head}${body}}`, 'latin1')
} // prettier-ignore
