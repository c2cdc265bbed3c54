/**
 * Divisions by name. A name with its suffix (石狮市) is a region wherever it stands; one without (石狮) only where
 * the caller finds a reason in what follows.
 */
import type { RegionRow } from '../reference.ts'
import { NATIONALITIES } from './name-words.ts'

const SUFFIX = new RegExp(
  `(?:(?:${NATIONALITIES.join('|')}|各族)+自治[州县旗区]|特别行政区|自治[区州县旗]|地区|林区|特区|新区|[省市县区旗盟])$`,
)

export class RegionIndex {
  readonly #rows = new Map<string, RegionRow>()
  readonly #full = new NameTable()
  readonly #short = new NameTable()

  constructor(rows: readonly RegionRow[]) {
    for (const row of rows) {
      if (row.level === 'country') continue
      this.#rows.set(row.adcode, row)
      for (const name of [row.name, ...(row.formerNames ?? [])]) {
        this.#full.add(name, row)
        const short = row.level === 'development_zone' ? '' : name.replace(SUFFIX, '')
        if (short.length < 2 || short === name) continue
        this.#short.add(short, row)
        // 恩施州 for 恩施土家族苗族自治州.
        const plain = /自治[州县旗]$/.test(name) ? short + name.slice(-1) : name
        if (plain !== name) this.#full.add(plain, row)
      }
    }
  }

  get(adcode: string): RegionRow | undefined {
    return this.#rows.get(adcode)
  }

  /** Regions whose full name begins the text, the longest name only. Within a region, if any is given. */
  startingFull(text: string, within: readonly RegionRow[], year: number | null): Match | null {
    return this.#starting(this.#full, text, within, year)
  }

  /** The same for names without their suffix. */
  startingShort(text: string, within: readonly RegionRow[], year: number | null): Match | null {
    return this.#starting(this.#short, text, within, year)
  }

  /** Region names from the province down to the region itself. */
  path(row: RegionRow): RegionRow[] {
    const parent = row.parent === null ? undefined : this.#rows.get(row.parent)
    return parent ? [...this.path(parent), row] : [row]
  }

  /** What a retired division is called in a later year: its one successor, else itself. */
  inYear(row: RegionRow, year: number | null): RegionRow {
    if (year === null || row.validTo === null || year <= row.validTo || row.successors.length !== 1)
      return row
    return this.#rows.get(row.successors[0] ?? '') ?? row
  }

  #starting(names: NameTable, text: string, within: readonly RegionRow[], year: number | null): Match | null {
    for (const { name, rows: named } of names.beginningLike(text)) {
      if (!text.startsWith(name)) continue
      const rows = within.length === 0 ? named : named.filter((row) => this.#isBelow(row, within))
      if (rows.length === 0) continue
      const inForce = rows.filter((row) => isInForce(row, year))
      return { rows: inForce.length > 0 ? inForce : rows, length: name.length }
    }
    return null
  }

  #isBelow(row: RegionRow, ancestors: readonly RegionRow[]): boolean {
    return this.path(row)
      .slice(0, -1)
      .some((ancestor) => ancestors.includes(ancestor))
  }
}

export interface Match {
  rows: RegionRow[]
  length: number
}

function isInForce({ validFrom, validTo }: RegionRow, year: number | null): boolean {
  if (year === null) return validTo === null
  return (validFrom ?? year) <= year && year <= (validTo ?? year)
}

interface Named {
  name: string
  rows: RegionRow[]
}

/** Names by their first two characters, which nearly tell them: the few that share them, the longest first. */
class NameTable {
  readonly #names = new Map<number, Named[]>()

  add(name: string, row: RegionRow): void {
    if (name.length < 2) return
    const key = startOf(name)
    const group = this.#names.get(key)
    const known = group?.find((other) => other.name === name)
    if (known) known.rows.push(row)
    else if (!group) this.#names.set(key, [{ name, rows: [row] }])
    else {
      group.push({ name, rows: [row] })
      group.sort((a, b) => b.name.length - a.name.length)
    }
  }

  beginningLike(text: string): readonly Named[] {
    return text.length < 2 ? NONE : (this.#names.get(startOf(text)) ?? NONE)
  }
}

const NONE: readonly Named[] = []

const startOf = (text: string) => text.charCodeAt(0) * 0x10000 + text.charCodeAt(1)
