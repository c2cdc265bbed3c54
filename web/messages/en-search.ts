/** Words of the search page in English. */
import type { SearchMessages } from './zh-search.ts'

export const enSearch: SearchMessages = {
  title: 'Search',
  lede: 'Find agencies and regions by name, short name, pinyin or initials, or text in the reports.',
  field: 'Search for',
  placeholder: 'For example 信访, shenyang or sysjyj',
  submit: 'Search',
  kind: 'Look in',
  kinds: { text: 'Text of reports', agencies: 'Agencies', regions: 'Regions' },
  found: (n, q) => `“${q}”: ${n} found`,
  foundMore: (n, q) => `“${q}”: more than ${n}; add words or filters`,
  none: (q) => `Nothing found for “${q}”`,
  advice:
    'Try a shorter word or fewer filters. Text is found as it is written; put spaces between several words.',
  start: 'Type what to look for',
  open: 'Open this part of the report',
  reports: (n) => `${n} ${n === '1' ? 'report' : 'reports'}`,
  agencies: (n) => `${n} ${n === '1' ? 'agency' : 'agencies'}`,
  ended: (year) => `in use until ${year}`,
  elsewhere: (kind, n, more) => `${kind}: ${n}${more ? ' or more' : ''} found`,
  more: 'Load more',
  inText: (q) => `Look for “${q}” in the text of reports`,
  everywhere: 'All results',
}
