import type { SnippetsMessages } from './zh-snippets.ts'

/** Words around the ready-made calls of the API, in English. */
export const enSnippets: SnippetsMessages = {
  tools: 'Tool',
  names: { curl: 'curl', python: 'Python', r: 'R', javascript: 'JavaScript', excel: 'Excel / WPS' },
  copy: 'Copy the code',
  example: (name) => `Example in ${name}`,
  excelSteps:
    'Excel: Data → Get Data → From Other Sources → Blank Query → Advanced Editor, and paste this; Refresh then fetches new figures.',
  wpsSteps: 'WPS or an older Excel: open the workbook of this query:',
}
