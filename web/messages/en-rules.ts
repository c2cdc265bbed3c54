import type { RulesMessages } from './zh-rules.ts'

export const enRules: RulesMessages = {
  title: 'The rules',
  lede: (n) =>
    `Every report that is loaded and every draft that is checked is held against these ${n} rules. Each says what must hold, why, and where it comes from, with an example on which it holds and one on which it fails; all examples are run before each release of this site.`,
  principles: [
    'Figures are shown as printed and never changed; what does not add up is marked.',
    'Where a cell holds no value a rule has neither passed nor failed: it could not be evaluated.',
    'Where several sums together point to one cell it is named, with the value that would reconcile them; where that stays open, every cell that could be wrong is listed and none is guessed.',
    'An error is arithmetic that must hold and does not; a warning is probably a slip; a note is not necessarily wrong.',
  ],
  contents: 'Groups',
  groups: {
    tables: 'Within the tables',
    values: 'Single cells',
    text: 'Text and tables',
    years: 'Between years',
    agencies: 'Between agencies',
    document: 'Form and identity of the document',
  },
  forms: (years) => `For: ${years}`,
  formNames: { '2019': 'form of 2019–2020', '2021': 'form from 2021' },
  none: 'documents without a statutory form',
  formula: 'Must hold',
  why: 'Why',
  sources: 'Source',
  example: 'Example',
  holds: 'Holds',
  fails: 'Fails',
  empty: 'a report of zeros otherwise',
  say: (text) => `the text says “${text}”`,
  print: (from, to) => (to === '' ? `“${from}” is not there` : `“${from}” is printed as “${to}”`),
  cut: (from) => `what begins with “${from}” is not there`,
  before: (year) => `Report of ${year}: `,
  document: 'an old report without statutory tables',
  by: (agency, year) => `${agency}, ${year}: `,
  findings: 'See what was found in the reports loaded',
  check: 'Check a draft by these rules',
  leftOut: 'Checks that are not made',
  leftOutLede:
    'These could be made, but would alarm on honest reports, or tell again what another rule has told:',
}
