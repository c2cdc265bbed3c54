import type { QualityMessages } from './zh-quality.ts'

const plural = (n: string, one: string, many: string) => `${n} ${n === '1' ? one : many}`
const reportsOf = (n: string) => plural(n, 'report', 'reports')
const agenciesOf = (n: string) => plural(n, 'agency', 'agencies')

/** Words of the quality page in English. */
export const enQuality: QualityMessages = {
  title: 'Data quality: what is loaded, and what does not add up',
  documentTitle: 'Data quality',
  lede: (reports, agencies, rules) =>
    `${reportsOf(reports)} of ${agenciesOf(agencies)}, each checked against ${rules} rules. Figures are kept as printed; doubts are marked, and never corrected.`,
  noReports: 'No report fits these filters, so there is nothing to check.',
  tiles: {
    label: 'At a glance',
    reports: 'Reports loaded',
    reportsHint: (agencies) => `${agenciesOf(agencies)} known`,
    ofReports: (concerned, reports) => `in ${concerned} of ${reportsOf(reports)}`,
    nothing: (reports) => `none in ${reportsOf(reports)}`,
    outside: 'Documents left out',
    outsideHint: (refused, unidentified) => `${refused} refused · ${unidentified} unidentified`,
    meaning: {
      error: 'figures contradict each other: one is wrong',
      warning: 'probably wrong, or text and table differ',
      info: 'worth knowing, not always a mistake',
    },
  },
  byRule: {
    title: 'Which rules find most?',
    subtitle: 'Findings by rule and severity',
    silent: (n) => `${plural(n, 'other rule', 'other rules')} found nothing in these reports.`,
    none: 'No rule found anything.',
    all: 'All rules with their formulas',
    subject: 'Rule',
  },
  byGroup: {
    heading: 'Where',
    title: {
      region: 'In the reports of which regions is most found?',
      sector: 'In the reports of which sectors is most found?',
      agency: 'In the reports of which agencies is most found?',
      year: 'How much is found in the reports of each year?',
    },
    options: { region: 'By region', sector: 'By sector', agency: 'By agency', year: 'By year' },
    subtitle: 'Findings by severity',
    note: 'More findings can simply mean more reports: the table has the share of reports with findings.',
  },
  share: 'Reports with findings',
  coverage: reportsOf,
  findings: {
    heading: 'One by one',
    severity: 'Severity',
    all: 'All',
    rule: 'Rule',
    ruleAll: 'All rules',
    count: (n) =>
      `${plural(n, 'finding', 'findings')}, the worst first. The name of a cell leads to that cell in its report.`,
    none: 'Nothing of this kind was found',
    noneText: 'No place in these reports meets the rule and severity chosen.',
    clear: 'Show all findings',
    more: (n) => `Show ${n} more`,
    column: { severity: 'Severity', message: 'Finding', report: 'Report', cells: 'Cells' },
    cellsMore: (n) => `${n} cells in all`,
    noCell: 'no cell',
    suspect: (cell, value) => `Probably wrong: ${cell}. With ${value} everything adds up`,
  },
  ledger: {
    heading: 'Who has reported, and who has not',
    lede: 'Agencies known, by year. An agency is known once a report of any year is loaded; one that was never loaded cannot be seen here, so the gap can only be larger.',
    one: (year) =>
      `Only ${year} is loaded so far, and every agency is known from that year, so nobody can be seen to be missing. Once a second year is loaded, those who did not report will stand out here.`,
    agency: 'Agency',
    region: 'Region',
    sector: 'Sector',
    total: 'Total',
    present: 'loaded',
    missing: 'missing',
    missingLong: (agency, year) => `${agency} has no report for ${year}`,
    nOfN: (reports, agencies) => `${reports} of ${agenciesOf(agencies)}`,
    revision: (n) => `revision ${n}`,
    late: 'late',
    onTime: 'on time',
    lateTitle: (published, due) => `published ${published}, due ${due}`,
    dates: (onTime, late, undated) => `${onTime} on time · ${late} late · ${undated} without a date`,
    dateNote:
      'Due: 31 January of the following year for agencies, 31 March for governments from county level up (Regulations on Open Government Information, Art. 49). Reports do not print their day of publication; only those whose manifest states it are judged.',
    gaps: 'Only agencies with a missing report',
    gapsNone: 'No agency lacks a report',
    more: (n) => `Show ${n} more`,
    clean: 'nothing found',
  },
  documents: {
    heading: 'Documents that are not in the statistics',
    lede: 'Refused documents are no such report, or cannot be read. Unidentified ones were read, but their agency or year could not be established; a manifest brings them in. They belong to no region or year, so the filters above do not change this list.',
    none: 'Every document given was taken in: none refused, none unidentified.',
    refused: 'refused',
    unidentified: 'unidentified',
    name: 'File',
    status: 'Status',
    reasons: 'Reasons',
    loaded: 'Loaded',
    more: (n, total) => `First ${n} of ${total}`,
  },
  downloads: {
    heading: 'Downloads',
    findings: 'Findings',
    reports: 'Reports',
    cells: 'All cells',
    hint: 'CSV under the filters above, ready for a spreadsheet.',
  },
}
