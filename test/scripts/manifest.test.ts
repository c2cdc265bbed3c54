import { describe, expect, test } from 'vitest'
import { ManifestError, parseManifest, readManifest } from '../../scripts/manifest.ts'

const HEADER = 'file,agency,adcode,year,scope,url,published\n'

describe('a manifest', () => {
  test('states by absolute path what documents do not', () => {
    const entries = parseManifest(
      HEADER + 'a.txt,某局,210100,2020,own,https://a.gov.cn/1,2021-01-20\r\n/b/c.txt,,,,,,\n',
      '/data/m.csv',
    )
    expect(Object.fromEntries(entries)).toEqual({
      '/data/a.txt': {
        agency: '某局',
        adcode: '210100',
        year: 2020,
        scope: 'own',
        url: 'https://a.gov.cn/1',
        published: '2021-01-20',
      },
      '/b/c.txt': { agency: null, adcode: null, year: null, scope: null, url: null, published: null },
    })
  })

  test('may name fewer columns, quote, and begin with a byte order mark', () => {
    const entries = parseManifest('\ufefffile,agency\n"a,b.txt","局,处"\n', '/m.csv')
    expect(entries.get('/a,b.txt')).toMatchObject({ agency: '局,处', year: null })
  })

  test.each([
    ['a.txt,某局,2101,2020,own,,', /第 2 行.*adcode/],
    ['a.txt,某局,,20,own,,', /第 2 行.*year/],
    ['a.txt,某局,,2020,whole,,', /第 2 行.*scope/],
    ['a.txt,某局,,2020,own,nowhere,', /第 2 行.*url/],
    ['a.txt,某局,,2020,own,,2021-13-40', /第 2 行.*published/],
    [',某局,,2020,own,,', /第 2 行.*file/],
    ['a.txt,,,,,,\na.txt,,,,,,', /第 3 行.*file/],
    ['a.txt,某局,,2020,own,,,more', /m\.csv/],
  ])('%j is refused, naming line and field', (row, message) => {
    expect(() => parseManifest(HEADER + row + '\n', '/m.csv')).toThrow(ManifestError)
    expect(() => parseManifest(HEADER + row + '\n', '/m.csv')).toThrow(message)
  })

  test('with columns that nobody knows is refused', () => {
    expect(() => parseManifest('file,agancy\na,b\n', '/m.csv')).toThrow(/agancy/)
    expect(() => parseManifest('agency\nb\n', '/m.csv')).toThrow(ManifestError)
  })

  test('that is not there is refused', () => {
    expect(() => readManifest('/no/such/manifest.csv')).toThrow(ManifestError)
  })
})
