/**
 * A report on the desk: its statutory tables and its source side by side, the chosen cell, and the ways between them.
 * The address decides which cell is chosen, so a link to a cell and the button back work everywhere.
 */
import { tick, untrack } from 'svelte'
import { MediaQuery } from 'svelte/reactivity'
import type { FormLayout } from '../../../server/http/contract/reference.ts'
import type { ReportDetail } from '../../../server/http/contract/reports.ts'
import { i18n } from '../../messages/i18n.svelte.ts'
import { catalogue } from '../../view/catalogue.svelte.ts'
import {
  formatCellAddress,
  parseCellAddress,
  parseReportView,
  parseSection,
  withoutCell,
  type CellAddress,
} from '../../view/report-view.ts'
import { router } from '../../view/router.svelte.ts'
import { CellIndex, markedSeverities, marksOf, NO_KEYS, type CellEntry, type Severity } from './cell-index.ts'
import { labelPath, tablesOf } from './form-tables.ts'
import { namePath, shortName, type Naming } from './heading-name.ts'
import { printCell, statesToExplain } from './printed-cell.ts'
import type { Place } from './source-blocks.ts'

/** What of a report lies on the desk: stored or not, identified or not. */
export type DeskReport = Pick<ReportDetail, 'cells' | 'sections' | 'claims' | 'findings'>

export type Sheet = 'closed' | 'figure' | 'text'

export class Desk {
  readonly #report: () => DeskReport
  readonly #layout: () => FormLayout | null
  /** The source stands beside the form; below this width it comes in a sheet from below. */
  readonly #stacked = new MediaQuery('max-width: 67.99rem')

  place = $state.raw<Place | null>(null)
  shownFinding = $state<number | null>(null)
  sheet = $state<Sheet>('closed')
  said = $state('')
  /** The pane of the source, once it is drawn. */
  pane = $state<HTMLElement>()
  /** The reader chose in the source: it stays where it is. */
  #fromSource = false

  readonly naming = $derived<Naming>({
    t: i18n.t,
    lang: i18n.lang,
    label: (code) => catalogue.label(code, i18n.lang),
    applicant: (code) => catalogue.applicants.find((one) => one.code === code)?.label[i18n.lang] ?? code,
  })
  readonly tables = $derived.by(() => {
    const layout = this.#layout()
    return layout
      ? tablesOf(
          layout,
          catalogue.applicants.map(({ code, label }) => ({ code, label: label.zh })),
          this.report.cells.flatMap(({ code, applicant }) => (applicant === undefined ? [] : [code])),
        )
      : []
  })
  readonly index = $derived.by(() => new CellIndex(this.report))
  readonly marks = $derived.by(() => marksOf(this.report))
  readonly states = $derived.by(() => statesToExplain(this.report.cells))
  readonly severities = $derived.by(() => markedSeverities(this.report))
  readonly counts = $derived.by(() => {
    const count = (wanted: Severity) =>
      this.report.findings.filter(({ severity }) => severity === wanted).length
    return { error: count('error'), warning: count('warning'), info: count('info') }
  })

  /** The address decides which cell is chosen; one that the form lacks is named as such. */
  readonly chosen = $derived(parseReportView(router.search, router.hash).cell)
  readonly entry = $derived.by<CellEntry | null>(() => this.chosen && this.index.get(this.chosen))
  readonly path = $derived.by(() => this.chosen && labelPath(this.tables, this.chosen))
  readonly related = $derived.by(() => (this.entry ? this.index.related(this.entry) : NO_KEYS))

  /** To be made while a component is being set up. */
  constructor(report: () => DeskReport, layout: () => FormLayout | null) {
    this.#report = report
    this.#layout = layout
    $effect(() => {
      const address = this.chosen
      if (!address) return
      this.shownFinding = null
      this.#reveal(address)
      this.said = i18n.t.report.chosen(this.nameOf(formatCellAddress(address)), this.valueOf(address))
    })
    $effect(() => {
      const section = parseSection(router.search)
      if (section === null || this.chosen) return
      const at = this.report.sections[section - 1]?.at
      if (at) untrack(() => this.showPlace(at))
    })
  }

  get report(): DeskReport {
    return this.#report()
  }
  get stacked(): boolean {
    return this.#stacked.current
  }

  /** Short name of a cell: its row, and its column where the row has several. */
  nameOf = (key: string): string => {
    const address = parseCellAddress(key)
    const found = address && labelPath(this.tables, address)
    if (!found) return address ? catalogue.label(address.code, i18n.lang) : key
    const { rows, columns } = namePath(found, this.naming)
    const row = rows.length > 0 ? [shortName(rows.at(-1)!)] : []
    if (found.table === 3 && address.applicant === 'total') return row.join('')
    if (address.applicant !== null) return [...row, this.naming.applicant(address.applicant)].join(' · ')
    return [...row, ...columns].join(' · ')
  }

  /** A click on a link to a cell changes the fragment only: the language and the search stay. */
  cellHref = (key: string): string => `${router.pathname}${router.search}#${key}`

  valueOf(address: CellAddress): string {
    const cell = this.index.get(address).cell
    const printed = printCell(cell, catalogue.unit(address.code), i18n.lang)
    const state = cell?.state ?? 'absent'
    if (printed.kind !== 'value') return (i18n.t.report.state as Record<string, string>)[state] ?? state
    return printed.figure.unit ? `${printed.figure.number} ${printed.figure.unit}` : printed.figure.number
  }

  choose = (address: CellAddress): void => {
    const key = formatCellAddress(address)
    if (router.hash !== `#${key}`) router.go(this.cellHref(key), { keepScroll: true })
    else this.#reveal(address)
  }

  /** A figure that the reader chose in the source. */
  chooseInSource = (key: string | null): void => {
    const address = key === null ? null : parseCellAddress(key)
    this.#fromSource = address !== null
    if (address) this.choose(address)
  }

  close = (): void => {
    const key = this.entry?.key
    this.sheet = 'closed'
    this.shownFinding = null
    if (!this.chosen) return
    router.go(router.pathname + withoutCell(router.search), { keepScroll: true })
    if (key) document.getElementById(key)?.focus({ preventScroll: true })
  }

  showPlace = (at: Place): void => {
    this.place = { start: at.start, end: at.end }
    if (this.stacked) this.sheet = 'text'
    else if (this.pane && this.pane.getBoundingClientRect().top > innerHeight / 2)
      this.pane.scrollIntoView({ block: 'end' })
  }

  showFinding = (finding: number): void => {
    const at = this.report.findings[finding]?.at
    if (!at) return
    this.shownFinding = finding
    this.showPlace(at)
  }

  onkeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && (this.chosen || this.sheet !== 'closed')) this.close()
  }

  /** Brings the chosen cell into sight in the form and in the source. */
  #reveal(address: CellAddress): void {
    const at = this.index.get(address).cell?.at
    if (at && !this.#fromSource) this.place = { start: at.start, end: at.end }
    if (!this.#fromSource) this.sheet = 'figure'
    this.#fromSource = false
    void tick().then(() => {
      const element = document.getElementById(formatCellAddress(address))
      element?.scrollIntoView({ block: this.#isInSight(element) ? 'nearest' : 'center', inline: 'nearest' })
    })
  }

  #isInSight(element: Element): boolean {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight * (this.stacked ? 0.4 : 1)
  }
}
