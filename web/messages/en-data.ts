import type { DataMessages } from './zh-data.ts'

/** Words of the data page in English. */
export const enData: DataMessages = {
  title: 'Data and API',
  lede: 'Every figure on this site can be downloaded, cited and checked. Here are all the data, the API, the dictionary of indicators, the rules of checking and the method.',
  contents: 'On this page',
  figures: {
    heading: 'Take the figures you need',
    lede: 'Choose a topic and what to list it by: the figures are in these files, at this address and in this code, exactly as on the pages. The page “Compare” chooses more finely.',
    topic: 'Topic',
    by: 'By',
    year: 'Year',
    everyYear: 'every year',
    formats: { xlsx: 'Excel', csv: 'CSV', zip: 'ZIP', jsonstat: 'JSON-stat', sdmxcsv: 'SDMX-CSV' },
    about: {
      xlsx: 'Three sheets: figures, what they mean, source and filters',
      csv: 'Opens in any spreadsheet',
      zip: 'CSV with explanations in both languages and descriptions for machines, to keep',
      jsonstat: 'A JSON-stat 2.0 cube, for statistical software',
      sdmxcsv: 'SDMX-CSV 2.0: a line for each figure, with its status',
    },
    address: 'Address of the query (JSON)',
    pinned: 'The same, held to this release of the data',
    pinnedNote:
      'Once the data are corrected or added to, this address says that the release is gone; it never gives other figures in silence.',
    copy: 'Copy the address',
    program: 'In a program',
  },
  downloads: {
    heading: 'Download everything',
    lede: 'CSV in UTF-8, ready for a spreadsheet. An empty field is no value, never 0; money is in yuan.',
    file: 'File',
    what: 'What is in it',
    rows: 'Rows',
    columns: 'Columns',
    files: {
      reports: 'Reports',
      cells: 'Cells',
      findings: 'Findings',
      agencies: 'Agencies',
      indicators: 'Indicators',
      rules: 'Rules',
    },
    about: {
      reports: 'One row a report: agency, region, year, scope, revision, findings, source',
      cells: 'One row a statutory cell: code, value, state, what is printed and where',
      findings: 'One row a finding: rule, severity, cells concerned, expected and actual',
      agencies: 'One row an agency: name, region, sector, level',
      indicators: 'One row an indicator: meaning, unit, formula, comparability',
      rules: 'One row a rule: what it says, formula, severity',
    },
    perReport: 'about 200 a report',
    csvwOf: (name) => `: columns of ${name}`,
    database: 'Database (SQLite)',
    databaseAbout:
      'One file with all reports and their revisions, figures, findings and, compressed, their source texts; without documents that are not in the statistics',
    machines: 'Descriptions for machines:',
  },
  api: {
    heading: 'Use the API',
    lede: 'Read-only, without registration, open to any site.',
    docs: 'API documentation (OpenAPI 3.1)',
    spec: 'Description of the API as JSON',
    config: 'Limits and versions',
    manners: [
      [
        'Mistakes are explained',
        'A wrong or unknown parameter is a 400 that names it and says what is allowed, never an empty success.',
      ],
      [
        'Nothing is sent twice',
        'Answers carry an entity tag: while the data have not changed, a 304 comes before anything is computed.',
      ],
      [
        'Too much is told beforehand',
        'A query beyond the limit is not run: a 413 says how many figures it would have and how many there may be.',
      ],
      [
        'Releases can be held',
        'release= holds a query to one state of the data; once that has changed the answer is 410, never another figure.',
      ],
    ],
    limits: 'How much at a time',
    limitsNote: (rows, release) =>
      `Figures are rows × indicators. A page of JSON has at most ${rows} rows; cursor leads to the next. Current release of the data: ${release}.`,
    format: 'Format',
    most: 'Figures at most',
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
    unit: { count: 'cases', items: 'items', money: 'CNY', ratio: 'ratio', per_mille: 'per thousand' },
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
    all: 'The reason, the source and an example of every rule',
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
