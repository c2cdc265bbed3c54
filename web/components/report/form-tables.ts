/**
 * The statutory tables as tables: rows of headings that span, and the address of each figure. Made from the layout
 * that `GET /forms` gives, so a form of some other year needs no change here.
 */
import type { FormLayout } from '../../../server/http/contract/reference.ts'
import type { CellAddress } from '../../view/report-view.ts'

/**
 * Whom a heading speaks of, for a name in the reader's language beside the official one: the leaf or the group of an
 * indicator's label, an applicant type, or a word of the form that is no indicator.
 */
export type Subject =
  { of: 'leaf' | 'group'; code: string } | { of: 'applicant'; code: string } | { of: 'word'; word: FormWord }

export type FormWord = 'content' | 'balance' | 'applicants' | 'organisations' | 'outcomes' | 'litigation'

export interface Heading {
  /** The official label; null where the form prints one that the layout does not carry. */
  label: string | null
  subject: Subject
  colspan: number
  rowspan: number
  /** Spans several rows or columns that have headings of their own. */
  group: boolean
}

export interface Slot {
  address: CellAddress
  colspan: number
  /** Place among the figures of its table, counting over all its parts. */
  row: number
  column: number
}

export interface Row {
  headings: Heading[]
  slots: Slot[]
}

export interface Part {
  /** 第二十条第（一）项; null for a table of one part. */
  caption: string | null
  head: Heading[][]
  rows: Row[]
  /** Columns that hold headings of rows. */
  labels: number
  /** Columns that hold figures. */
  columns: number
}

export interface StatutoryTable {
  /** 2, 3 or 4, as the notice that prescribes the form counts its parts. */
  no: 2 | 3 | 4
  parts: Part[]
}

export interface ApplicantColumn {
  code: string
  label: string
}

/** The one type that is no organisation, and the sum: every other applicant stands under 法人或其他组织. */
const PERSON = 'natural_person'
const SUM = 'total'
/** Printed shorter than the dictionary names it, because it stands under its group. */
const PRINTED: Record<string, string> = { org_other: '其他' }

const plain = (label: string | null, subject: Subject): Heading => ({
  label,
  subject,
  colspan: 1,
  rowspan: 1,
  group: false,
})

/**
 * @param applicants the columns of table 3 in their order, the total last
 * @param printed codes of table 3 that the report holds; those that the layout lacks get rows of their own at the
 * end, so that nothing of a report is left out
 */
export function tablesOf(
  layout: FormLayout,
  applicants: readonly ApplicantColumn[],
  printed: readonly string[] = [],
): StatutoryTable[] {
  return [
    { no: 2, parts: proactiveParts(layout.proactive) },
    { no: 3, parts: [applicationsPart(layout.applications, applicants, printed)] },
    { no: 4, parts: [legalPart(layout.legal)] },
  ]
}

function proactiveParts(blocks: FormLayout['proactive']): Part[] {
  const columns = Math.max(...blocks.map(({ header }) => header.length - 1))
  let row = 0
  return blocks.map(({ caption, header, rows }) => {
    const count = header.length - 1
    // The last column of a block with fewer columns is as wide as those that it lacks, as the form prints it.
    const widths = Array.from({ length: count }, (_, column) =>
      column === count - 1 ? columns - count + 1 : 1,
    )
    const head = header.map((label, index): Heading => {
      if (index === 0) return plain(label, { of: 'word', word: 'content' })
      const subject: Subject = { of: 'leaf', code: rows[0]?.codes[index - 1] ?? '' }
      return { ...plain(label, subject), colspan: widths[index - 1]! }
    })
    return {
      caption,
      head: [head],
      labels: 1,
      columns,
      rows: rows.map(({ label, codes }) => ({
        headings: [plain(label, { of: 'group', code: codes[0] ?? '' })],
        slots: slotsOf(
          codes.map((code) => ({ code, applicant: null })),
          row++,
          widths,
        ),
      })),
    }
  })
}

function applicationsPart(
  rows: FormLayout['applications'],
  applicants: readonly ApplicantColumn[],
  printed: readonly string[],
): Part {
  const known = new Set(rows.map(({ code }) => code))
  const extra = [...new Set(printed)].filter((code) => !known.has(code))
  const all = [
    ...rows.map(({ code, labels }) => ({ code, labels: labels as (string | null)[] })),
    ...extra.map((code) => ({ code, labels: [null] })),
  ]
  const labels = Math.max(...all.map((row) => row.labels.length))
  const organisations = applicants.filter(({ code }) => code !== PERSON && code !== SUM)
  const single = ({ code, label }: ApplicantColumn): Heading => ({
    ...plain(label, { of: 'applicant', code }),
    rowspan: 2,
  })
  const second = applicants.flatMap((applicant): Heading[] => {
    if (applicant.code === PERSON || applicant.code === SUM) return [single(applicant)]
    if (applicant !== organisations[0]) return []
    return [
      {
        label: '法人或其他组织',
        subject: { of: 'word', word: 'organisations' },
        colspan: organisations.length,
        rowspan: 1,
        group: true,
      },
    ]
  })
  return {
    caption: null,
    labels,
    columns: applicants.length,
    head: [
      [
        {
          label: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
          subject: { of: 'word', word: 'balance' },
          colspan: labels,
          rowspan: 3,
          group: true,
        },
        {
          label: '申请人情况',
          subject: { of: 'word', word: 'applicants' },
          colspan: applicants.length,
          rowspan: 1,
          group: true,
        },
      ],
      second,
      organisations.map(({ code, label }) => plain(PRINTED[code] ?? label, { of: 'applicant', code })),
    ],
    rows: all.map((row, index) => ({
      headings: row.labels.flatMap((_, depth) => rowHeading(all, index, depth, labels)),
      slots: slotsOf(
        applicants.map((applicant) => ({ code: row.code, applicant: applicant.code })),
        index,
      ),
    })),
  }
}

interface Labelled {
  code: string
  labels: readonly (string | null)[]
}

/** The heading that begins at this row and depth, or none when one of an earlier row reaches down to it. */
function rowHeading(rows: readonly Labelled[], index: number, depth: number, labels: number): Heading[] {
  const row = rows[index]!
  const same = (other: Labelled | undefined) =>
    other !== undefined &&
    other.labels.length > depth &&
    row.labels.slice(0, depth + 1).every((label, at) => label !== null && label === other.labels[at])
  const leaf = depth === row.labels.length - 1
  if (leaf)
    return [
      {
        ...plain(row.labels[depth] ?? null, { of: 'leaf', code: row.code }),
        colspan: labels - depth,
      },
    ]
  if (same(rows[index - 1])) return []
  let rowspan = 1
  while (same(rows[index + rowspan])) rowspan++
  return [
    {
      label: row.labels[depth] ?? null,
      subject: depth === 0 ? { of: 'word', word: 'outcomes' } : { of: 'group', code: row.code },
      colspan: 1,
      rowspan,
      group: true,
    },
  ]
}

function legalPart(groups: FormLayout['legal']): Part {
  const columns = groups.reduce((sum, { codes }) => sum + codes.length, 0)
  const paths = groups.map(({ group }) => group.split(' › '))
  const first: Heading[] = []
  const second: Heading[] = []
  groups.forEach(({ codes }, index) => {
    const path = paths[index]!
    const code = codes[0] ?? ''
    if (path.length === 1) {
      first.push({
        label: path[0]!,
        subject: { of: 'group', code },
        colspan: codes.length,
        rowspan: 2,
        group: true,
      })
      return
    }
    const before = first.at(-1)
    if (paths[index - 1]?.[0] === path[0] && before) before.colspan += codes.length
    else
      first.push({
        label: path[0]!,
        subject: { of: 'word', word: 'litigation' },
        colspan: codes.length,
        rowspan: 1,
        group: true,
      })
    second.push({
      label: path[1]!,
      subject: { of: 'group', code },
      colspan: codes.length,
      rowspan: 1,
      group: true,
    })
  })
  const leaves = groups.flatMap(({ labels, codes }) =>
    codes.map((code, at) => plain(labels[at] ?? '', { of: 'leaf', code })),
  )
  const codes = groups.flatMap((group) => group.codes)
  return {
    caption: null,
    labels: 0,
    columns,
    head: [first, second, leaves],
    rows: [
      {
        headings: [],
        slots: slotsOf(
          codes.map((code) => ({ code, applicant: null })),
          0,
        ),
      },
    ],
  }
}

function slotsOf(addresses: CellAddress[], row: number, widths: readonly number[] = []): Slot[] {
  return addresses.map((address, column) => ({ address, row, column, colspan: widths[column] ?? 1 }))
}

/** The official labels that lead to a figure, from the outside in; empty for one that the form does not hold. */
export function labelPath(tables: readonly StatutoryTable[], address: CellAddress): LabelPath | null {
  for (const { no, parts } of tables)
    for (const part of parts) {
      const open: Heading[] = []
      for (const row of part.rows) {
        const depth = part.labels - row.headings.reduce((sum, { colspan }) => sum + colspan, 0)
        open.splice(depth)
        open.push(...row.headings)
        const slot = row.slots.find(
          (one) => one.address.code === address.code && one.address.applicant === address.applicant,
        )
        if (!slot) continue
        const columns = part.head.flatMap((line) => coveringHeading(part, line, slot))
        return { table: no, caption: part.caption, rows: [...open], columns }
      }
    }
  return null
}

export interface LabelPath {
  table: 2 | 3 | 4
  caption: string | null
  rows: Heading[]
  /** From the top line of the head down to the column itself. */
  columns: Heading[]
}

/** The heading of one line of the head that stands over the slot. */
function coveringHeading(part: Part, line: Heading[], slot: Slot): Heading[] {
  const place = slot.column + part.labels
  for (const { heading, from } of placeHead(part).filter(({ line: of }) => of === line))
    if (from >= part.labels && place >= from && place < from + heading.colspan) return [heading]
  return []
}

/** Headings of the head with the column at which each begins, which those above may have pushed aside. */
function placeHead(part: Part): { heading: Heading; line: Heading[]; from: number }[] {
  const taken: boolean[][] = part.head.map(() => [])
  return part.head.flatMap((line, at) => {
    let from = 0
    return line.map((heading) => {
      while (taken[at]![from]) from++
      const placed = { heading, line, from }
      for (let down = 0; down < heading.rowspan; down++)
        for (let right = 0; right < heading.colspan; right++) (taken[at + down] ??= [])[from + right] = true
      from += heading.colspan
      return placed
    })
  })
}
