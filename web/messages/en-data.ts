import type { DataMessages } from './zh-data.ts'

/** Words of the data page in English. */
export const enData: DataMessages = {
  title: 'Data and API',
  lede: 'Every figure on this site can be downloaded, cited and checked. Here are all the data, the API, the dictionary of indicators, the rules of checking and the method.',
  contents: 'On this page',
  downloads: {
    heading: 'Download the data',
    lede: 'CSV in UTF-8, ready for a spreadsheet. An empty field is no value, never 0; money is in yuan.',
    file: 'File',
    what: 'What is in it',
    rows: 'Rows',
    files: { reports: 'Reports', cells: 'Cells', findings: 'Findings' },
    about: {
      reports: 'One row a report: agency, region, year, scope, revision, findings, source',
      cells: 'One row a statutory cell: code, value, state, what is printed and where',
      findings: 'One row a finding: rule, severity, cells concerned, expected and actual',
    },
    perReport: 'about 200 a report',
    topics: 'By topic, for each agency and year',
  },
  api: {
    heading: 'Use the API',
    lede: 'Read-only, without registration, open to any site. A wrong parameter is answered with what is allowed, never with an empty result. Answers carry a version tag: while the data have not changed, nothing is sent twice.',
    docs: 'API documentation (OpenAPI 3.1)',
    spec: 'Description of the API as JSON',
    copy: 'Copy',
    example: (name) => `Example in ${name}`,
    exampleText: (year) => `Example: requests handled and disclosure rate of each agency, ${year}`,
  },
  dictionary: {
    heading: 'Dictionary of indicators',
    lede: (n) =>
      `${n} indicators: those printed in the statutory tables, and those worked out from them. Codes never change; the API and the files use them.`,
    search: 'Search names, codes and definitions',
    table: 'Table',
    tables: {
      '2': 'Table 2, proactive disclosure',
      '3': 'Table 3, requests',
      '4': 'Table 4, disputes',
      derived: 'Derived',
    },
    tableAll: 'All',
    count: (n) => `${n} ${n === '1' ? 'indicator' : 'indicators'}`,
    none: 'No such indicator. Try another word.',
    formula: 'Formula',
    forms: (years) => `Form of ${years}`,
    formNames: { '2019': '2019–2020', '2021': '2021 on' },
    unit: { count: 'cases', items: 'items', money: 'CNY', ratio: 'ratio' },
    kind: {
      flow: 'counted over the year',
      stock: 'a stock at year end: not to be added over years',
      derived: 'derived',
    },
    byApplicant: 'by applicant type',
    notAdditive: 'not to be added over agencies',
    comparability: {
      full: 'means the same on both forms',
      good: 'comparable between the forms',
      approximate: 'only roughly comparable between the forms',
      ends_2020: 'until 2020 only',
      starts_2021: 'from 2021 only',
    },
    compare: 'Compare',
  },
  rules: {
    heading: 'Rules of checking',
    lede: (n) =>
      `Every report is checked against ${n} rules when it is loaded. What fails is listed as a finding; a printed figure is never changed. Where a cell has no value, a rule has neither passed nor failed.`,
    id: 'Rule',
    severity: 'Severity',
    text: 'What it says',
    formula: 'Formula',
    findings: 'Findings so far',
  },
  method: {
    heading: 'Method in plain words',
    items: [
      [
        'Two scopes, never added',
        'A report of one agency and a government’s report that sums all agencies under it are two scopes. A regional total takes the government’s consolidated report where there is one, and the agencies’ own reports elsewhere. Every row says which.',
      ],
      [
        'A blank is not a zero',
        'What is empty, a dash, “not applicable” or missing from the report has no value: it enters no sum, and the number of such cells stands beside the sum. Zero is only what is printed as zero, or what the identities of the table leave as the only solution; the latter is marked as deduced.',
      ],
      [
        'How rates are made',
        'Numerators and denominators are summed first and divided then; rates are never averaged. A zero denominator gives no rate. A small one (under 20) is drawn hollow, with its 95 % Wilson interval.',
      ],
      [
        'Where series break',
        'The statutory form changed in 2021: some indicators ended, some began, some changed meaning. Charts mark it with a dotted line; where the meaning changed, lines do not cross it and no change on the year is computed.',
      ],
      [
        'From figure to source',
        'Every figure leads to its cell in the report and to its place in the source. Reading follows fixed rules: the same file always gives the same result.',
      ],
      [
        'What the atlas cannot tell',
        'Totals stand for the reports loaded, not for all agencies. A disclosure rate depends on what is asked for and is no mark of merit by itself. Agencies fill in their reports themselves: the atlas checks that they agree with themselves, not that they are true.',
      ],
    ],
    breaks: 'Breaks in the series',
  },
}
