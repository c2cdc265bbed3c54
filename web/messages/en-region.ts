import type { RegionPageMessages } from './zh-region.ts'

const reportsOf = (n: string) => `${n} ${n === '1' ? 'report' : 'reports'}`

export const enRegionPage: RegionPageMessages = {
  madeOf: 'What these figures are made of',
  scope: {
    own: (reports) => `The sum of ${reportsOf(reports)} of single agencies.`,
    consolidated: (reports) =>
      `Taken from the consolidated report of the government (${reportsOf(reports)}). It includes the agencies under it, so their own reports are not added.`,
    mixed: (reports) =>
      `Consolidated reports where a region has one; reports of single agencies elsewhere and for agencies of the region itself. Nothing is counted twice: ${reportsOf(reports)} in all.`,
  },
  otherwise:
    'The same region and year under other rules of counting. Figures of different scope must not be added.',
  basis: 'Scope',
  scopes: {
    auto: 'Automatic (consolidated first)',
    own: 'Reports of single agencies',
    consolidated: 'Consolidated report of its government',
  },
  shown: 'used on this page',
  none: 'no report',
  parts: (name, year) => `Requests received and handled in the parts of ${name}, ${year}`,
  over: (name) => `Requests received and handled in ${name}, by year`,
  overNote: 'The number of reports differs between years: a rise or fall may be one of what is loaded.',
  among: (name, parent, year) => `Disclosure rate of ${name} among the parts of ${parent}, ${year}`,
  amongNote: '(granted + partly granted) ÷ handled; thin lines are 95% intervals, hollow below 20 handled',
  alone: 'There is no other region of this level to compare with.',
  peers: 'Against regions of the same level',
  sectors: (name, year) => `Requests received in ${name} by sector, ${year}`,
  sectorsNote:
    'By sector only reports of single agencies are counted: a consolidated report does not tell sectors apart.',
  ranking: (name, year) => `Agencies of ${name} with most requests, ${year}`,
  rankingNote:
    'Reports of single agencies only; a consolidated report includes the agencies under it and is not ranked beside them.',
  rankingNone: (year) => `There is no report of a single agency for ${year} here.`,
  findings: (year) => `What does not add up in the reports of ${year}`,
  findingsOf: (error, warning, info, reports) =>
    `Found in ${reportsOf(reports)}: ${error} ${error === '1' ? 'error' : 'errors'}, ${warning} ${warning === '1' ? 'warning' : 'warnings'}, ${info} ${info === '1' ? 'note' : 'notes'}.`,
  findingsAll: 'See them one by one',
  tree: (n) => (n === '1' ? '1 region below' : `${n} regions below`),
  unknown: {
    title: 'There is no such region code',
    advice:
      'It may be misspelt or historical. Search regions by name, or open them from the overview, level by level.',
    search: 'Search regions',
  },
  noYear: {
    title: (year) => `No report for ${year} here`,
    advice: (years) => `Years with reports: ${years}. Choose one of them.`,
    filtered: 'Nothing fits these filters. Choose fewer sectors, another scope or level.',
  },
  findAgency: 'Find among the agencies here',
  noAgency: 'No agency has such a name. Try a shorter word.',
  reports: (year) => `Reports of ${year}`,
  agency: 'Agency',
  region: 'Region',
  checked: 'Checked',
}
