/** Ready-made calls of the API in three languages. Pure: the page gives the address of the service. */
export interface Example {
  key: 'curl' | 'python' | 'r'
  name: string
  code: string
}

export function examplesFor(origin: string, year: number): Example[] {
  const query = `indicators=outcome.total,rate.disclosure&by=agency&years=${year}`
  const url = `${origin}/api/v1/aggregates?${query}`
  return [
    { key: 'curl', name: 'curl', code: `curl '${url}&format=csv' -o atlas.csv` },
    {
      key: 'python',
      name: 'Python',
      code: [
        'import pandas as pd',
        '',
        `url = "${url}&format=csv"`,
        'df = pd.read_csv(url)',
        'print(df.sort_values("rate.disclosure", ascending=False))',
      ].join('\n'),
    },
    {
      key: 'r',
      name: 'R',
      code: [
        `url <- "${url}&format=csv"`,
        'df <- read.csv(url, check.names = FALSE, fileEncoding = "UTF-8")',
        'df[order(-df[["rate.disclosure"]]), ]',
      ].join('\n'),
    },
  ]
}
