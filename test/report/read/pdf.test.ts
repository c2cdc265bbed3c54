/** Reports printed by a browser and by an office program (see test/support/make-fixtures.ts), and PDFs by hand. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { refuse } from '../../../server/report/read/refusal.ts'
import { readPdf } from '../../../server/report/read/pdf.ts'
import { parseValue } from '../../../server/report/parse/value.ts'
import { valueKind } from '../../../server/report/tables/forms.ts'
import { PDF_FIXTURES } from '../../support/pdf-fixtures.ts'
import { cellsByKey } from '../support/read.ts'
import { extractBytes, readBytes } from '../support/read-back.ts'
import { pdf, ruled, textAt } from '../support/pdf.ts'

const fixture = (name: string) => new Uint8Array(readFileSync(`test/fixtures/pdf/${name}.pdf`))
const dense = (text: string) => text.replace(/\s/g, '')

describe.each(PDF_FIXTURES)('$name', ({ name, form, figures }) => {
  test('gives back every figure', async () => {
    const read = await extractBytes(fixture(name), `${name}.pdf`)
    if ('refused' in read) throw new Error(read.refused)
    const { document, extraction } = read
    expect(extraction.form).toBe(form)
    const cells = cellsByKey(extraction)
    const printed = figures()
    expect(cells.size).toBe(printed.size)
    for (const [key, raw] of printed) {
      const cell = cells.get(key)!
      if (raw === '') {
        // A cell that is blank in print: told to be so, or deduced from the rest.
        expect(['missing', 'repaired', 'inferred_zero']).toContain(cell.state)
        continue
      }
      expect({ key, value: cell.value }).toEqual({ key, value: parseValue(raw, valueKind(key)).value })
      expect(dense(cell.raw)).toBe(dense(raw))
      if (cell.at) expect(document.text.slice(cell.at.start, cell.at.end)).toBe(cell.raw)
    }
    expect(extraction.sections.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('reads the same a second time', async () => {
    const texts = await Promise.all([1, 2].map(() => readBytes(fixture(name), `${name}.pdf`)))
    expect(texts[0]).toEqual(texts[1])
  })
})

const shown = async (bytes: Uint8Array) => {
  const document = await readBytes(bytes, 'a.pdf')
  if ('refused' in document) return document.refused
  return document.blocks.map((block) =>
    block.kind === 'prose' ? block.text : block.rows.map((row) => row.map(({ text }) => text)),
  )
}

describe('cells', () => {
  const filler = textAt(50, 760, 'some words above the table')

  test('are what rules enclose', async () => {
    const content = filler + ruled([50, 150, 250], [600, 650, 700])
    const texts = textAt(60, 670, 'a') + textAt(160, 670, '5') + textAt(60, 620, 'b') + textAt(160, 620, '7')
    expect(await shown(pdf(content + texts))).toEqual([
      'some words above the table',
      [
        ['a', '5'],
        ['b', '7'],
      ],
    ])
  })

  test('two figures one above the other are not one', async () => {
    const content = filler + ruled([50, 150, 250], [600, 700])
    const texts = textAt(60, 650, 'a') + textAt(160, 670, '5') + textAt(160, 655, '123')
    expect(await shown(pdf(content + texts))).toEqual(['some words above the table', [['a', '5 | 123']]])
  })

  test('a figure that fills its line goes on below', async () => {
    const content = filler + ruled([50, 150, 180], [600, 700])
    const texts = textAt(60, 650, 'a') + textAt(152, 670, '1349') + textAt(152, 655, '1')
    expect(await shown(pdf(content + texts))).toEqual(['some words above the table', [['a', '13491']]])
  })

  test('a missing rule joins its cells', async () => {
    const content = filler + ruled([50, 250], [600, 650, 700]) + '150 600 m 150 650 l S '
    const texts = textAt(60, 670, 'head') + textAt(60, 620, 'b') + textAt(160, 620, '7')
    expect(await shown(pdf(content + texts))).toEqual(['some words above the table', [['head'], ['b', '7']]])
  })
})

describe('what cannot be read says why', () => {
  const good = fixture('office-2021')

  test.each([
    ['a scan', fixture('no-text'), 'R-SCAN'],
    ['a file under a password', fixture('encrypted'), 'R-ENCRYPTED'],
    ['a book', pdf(textAt(72, 720, 'page'), 401), 'R-PAGES'],
    ['five thousand pages', pdf(textAt(72, 720, 'page'), 5000), 'R-PAGES'],
    ['another text', pdf(textAt(72, 720, 'some words that are no report')), 'R-NO-TABLES'],
    ['a head without a body', new TextEncoder().encode('%PDF-1.7\nnothing'), 'R-DAMAGED'],
  ])('%s', async (_, bytes, code) => {
    expect(await extractBytes(bytes, 'a.pdf')).toEqual({ refused: code })
  })

  test('a file that takes too long is given up, and says so', async () => {
    const bytes = pdf(textAt(72, 720, 'some words on a page'), 50)
    expect(await readPdf(bytes, 0)).toEqual(refuse('R-TIME'))
    expect(await readPdf(bytes)).toHaveProperty('blocks')
  })

  test('a table of contents that is broken is found again', async () => {
    const text = Buffer.from(good).toString('latin1')
    const broken = text.replace(/startxref\s+\d+/g, 'startxref\n7')
    const read = await extractBytes(new Uint8Array(Buffer.from(broken, 'latin1')), 'a.pdf')
    expect(read).not.toHaveProperty('refused')
  })

  test('a copy cut short or changed gives an answer, and no figure that is not printed', async () => {
    const printed = cellsByKey((await extraction(good))!)
    const broken = [
      good.subarray(0, good.length / 2),
      good.subarray(0, good.length - 300),
      ...[0.1, 0.3, 0.5, 0.7, 0.9].map((share) => {
        const bytes = Uint8Array.from(good)
        bytes.fill(0x20, good.length * share, good.length * share + 200)
        return bytes
      }),
    ]
    for (const bytes of broken) {
      const read = await extraction(bytes)
      for (const [key, cell] of read ? cellsByKey(read) : [])
        if (cell.value !== null) expect([key, cell.value]).toEqual([key, printed.get(key)!.value])
    }
  })

  async function extraction(bytes: Uint8Array) {
    const read = await extractBytes(bytes, 'a.pdf')
    return 'refused' in read ? null : read.extraction
  }
})
