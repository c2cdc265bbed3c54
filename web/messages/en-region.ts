import type { RegionPageMessages } from './zh-region.ts'

const plural = (n: string, one: string, many: string) => `${n} ${n === '1' ? one : many}`

export const enRegionPage: RegionPageMessages = {
  coverage: (reports, agencies, year) =>
    `${year}: ${plural(reports, 'report', 'reports')} of ${plural(agencies, 'agency', 'agencies')} known. Sums stand for the reports loaded only.`,
  notYear: (year) => `This region has no report of ${year}.`,
  year: 'Year',
  scopeTitle: 'What these figures are made of',
  scopeOwn: (reports) => `The sum of ${plural(reports, 'report', 'reports')} of single agencies.`,
  scopeConsolidated: (reports) =>
    `Taken from the consolidated report of the government (${plural(reports, 'report', 'reports')}). It includes the agencies under it, so their own reports are not added.`,
  scopeMixed: (reports) =>
    `Consolidated reports where a region has one, reports of single agencies elsewhere; nothing is counted twice. ${plural(reports, 'report', 'reports')} in all.`,
  scopeNone: 'There is no report to sum.',
  madeOf: 'Made of',
  part: 'Part',
  basis: 'Scope',
  headline: (year) => `Totals of ${year}`,
  outcomes: (name, year) => `How were requests answered in ${name}? ${year}`,
  parts: (name, year) => `Requests received and handled in the parts of ${name}, ${year}`,
  partsNone: 'No report of its parts is loaded.',
  scopes: 'The same region, counted otherwise',
  scopesLede:
    'The same region and year under the three rules of counting. Figures of different scope must not be added.',
  own: 'Reports of single agencies',
  consolidated: 'Consolidated reports',
  auto: 'Automatic (consolidated first)',
  noneInScope: 'no report',
  over: 'Requests received and handled, by year',
  agency: 'Agency',
  sector: 'Sector',
  level: 'Level',
  years: 'Years',
  reports: 'Reports',
  reportCount: (shown, total) => `${shown} of ${total} listed`,
  agencyCount: (shown, total) => `${shown} of ${total} listed`,
  checked: 'Checked',
  successors: 'Succeeded by',
  adcode: (code) => `Division code ${code}`,
  unknown: {
    title: 'There is no such division code',
    advice: 'Check the address, or search for the region on the overview.',
  },
  more: 'See all in Compare',
}
