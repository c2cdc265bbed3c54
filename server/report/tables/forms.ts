/** Typed access to the official layout of both forms (国办公开办函〔2019〕60号 and 〔2021〕30号). */
import forms from '../../../db/reference/forms.json' with { type: 'json' }
import { APPLICANTS, type Applicant, type Form } from '../report.ts'

export interface FormLayout {
  form: Form
  document: string
  proactive: { caption: string; header: string[]; rows: { label: string; codes: string[] }[] }[]
  applications: { code: string; labels: string[] }[]
  legal: { group: string; labels: string[]; codes: string[] }[]
}

export const FORMS = Object.fromEntries((forms as FormLayout[]).map((form) => [form.form, form])) as Record<
  Form,
  FormLayout
>

export type ValueKind = 'count' | 'change' | 'money'

/** One statutory cell of a form, before any report fills it. */
export interface CellSlot {
  /** The code, with the applicant behind it in table 3: `outcome.granted|total`. */
  key: string
  code: string
  applicant?: Applicant
  table: 2 | 3 | 4
  kind: ValueKind
}

/** A cell's key: its code, with the applicant behind it in table 3. */
export function cellKey(code: string, applicant?: string): string {
  return applicant === undefined ? code : `${code}|${applicant}`
}

const rowKeysByCode = new Map<string, readonly string[]>()

/** The keys of a row of table 3, in the official order of its columns; the same list each time. */
export function rowKeys(code: string): readonly string[] {
  let keys = rowKeysByCode.get(code)
  if (!keys) rowKeysByCode.set(code, (keys = APPLICANTS.map((applicant) => cellKey(code, applicant))))
  return keys
}

const measureKeys = new Map<string, Map<string, string>>()

/** The key of a measure of table 2: `licensing` and `items_prev` make `licensing.items_prev`; the same string each time. */
export function measureKey(entity: string, measure: string): string {
  let ofEntity = measureKeys.get(entity)
  if (!ofEntity) measureKeys.set(entity, (ofEntity = new Map<string, string>()))
  let key = ofEntity.get(measure)
  if (key === undefined) ofEntity.set(measure, (key = `${entity}.${measure}`))
  return key
}

/** How a cell is read follows from its code: amounts are money, changes are signed, all else is counted. */
export function valueKind(code: string): ValueKind {
  if (code.endsWith('.amount')) return 'money'
  return code.endsWith('.items_change') ? 'change' : 'count'
}

/** Every cell of the form in the order of its layout: table 2, table 3 row by row, table 4. */
export function cellSlots(form: Form): readonly CellSlot[] {
  return SLOTS[form]
}

const SLOTS: Record<Form, readonly CellSlot[]> = { '2019': slots('2019'), '2021': slots('2021') }

function slots(form: Form): CellSlot[] {
  const { proactive, applications, legal } = FORMS[form]
  return [
    ...proactive
      .flatMap((block) => block.rows.flatMap((row) => row.codes))
      .map((code): CellSlot => ({ key: code, code, table: 2, kind: valueKind(code) })),
    ...applications.flatMap(({ code }) =>
      APPLICANTS.map((applicant, column): CellSlot => ({
        key: rowKeys(code)[column]!,
        code,
        applicant,
        table: 3,
        kind: 'count',
      })),
    ),
    ...legal
      .flatMap((group) => group.codes)
      .map((code): CellSlot => ({ key: code, code, table: 4, kind: 'count' })),
  ]
}
