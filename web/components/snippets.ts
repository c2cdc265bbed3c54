/** Ready-made calls of the API for one query, in the tools that people have. Pure: the page gives the address. */
export const SNIPPETS = ['curl', 'python', 'r', 'javascript', 'excel'] as const
export type SnippetKey = (typeof SNIPPETS)[number]

export interface Snippet {
  key: SnippetKey
  code: string
}

/**
 * @param origin of the service, without a slash at the end.
 * @param path address of the figures as JSON (`apiUrl('/aggregates', …)`), without `format`.
 */
export function snippetsFor(origin: string, path: string): Snippet[] {
  // A quote would end the text that the address stands in.
  const json = `${origin}${path}`.replaceAll("'", '%27').replaceAll('"', '%22')
  const csv = `${json}${json.includes('?') ? '&' : '?'}format=csv`
  return [
    { key: 'curl', code: `curl -fsS '${csv}' -o atlas.csv` },
    {
      key: 'python',
      code: [
        'import pandas as pd',
        '',
        `url = "${csv}"`,
        '# Codes are names, not numbers; an empty field is no value.',
        'df = pd.read_csv(url, dtype={"region": "string", "agency": "string"})',
        'print(df)',
      ].join('\n'),
    },
    {
      key: 'r',
      code: [
        `url <- "${csv}"`,
        'df <- read.csv(url, check.names = FALSE, fileEncoding = "UTF-8", na.strings = "")',
        'print(df)',
      ].join('\n'),
    },
    {
      key: 'javascript',
      code: [
        `const url = '${json}'`,
        'const { rows, notes } = await (await fetch(url)).json()',
        'console.table(rows.map(({ region, agency, sector, year, values }) => ({',
        '  ...{ year, region: region?.name, agency: agency?.name, sector: sector?.code },',
        '  ...values,',
        '})))',
        'for (const { message } of notes) console.log(message.zh, message.en)',
      ].join('\n'),
    },
    {
      key: 'excel',
      code: [
        'let',
        `  Source = Csv.Document(Web.Contents("${csv}"), [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),`,
        '  Table = Table.PromoteHeaders(Source, [PromoteAllScalars = true])',
        'in',
        '  Table',
      ].join('\n'),
    },
  ]
}
