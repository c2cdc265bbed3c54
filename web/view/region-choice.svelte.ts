/** Behind the region picker: which level of the tree is open, what is typed, and the names of what is chosen. */
import type { RegionItem } from '../../server/http/contract/reference.ts'
import { readRegions } from '../api.ts'
import { resource, type Resource } from './resource.svelte.ts'

const CHILD_LEVEL: Record<string, 'province' | 'prefecture' | 'county'> = {
  country: 'province',
  province: 'prefecture',
  prefecture: 'county',
}
const PAGE = 200

export class RegionChoice {
  text = $state('')
  #open = $state<string | null>(null)
  readonly list: Resource<RegionItem[]>
  readonly #parent: Resource<RegionItem | null>
  readonly #chosen: Resource<RegionItem[]>

  /** @param within adcodes that are chosen, read reactively */
  constructor(within: () => readonly string[]) {
    this.#parent = resource(() => {
      const adcode = this.#open
      return async (signal) => (adcode ? findRegion(adcode, signal) : null)
    })
    this.list = resource(
      () => {
        const q = this.text.trim()
        const open = this.#open
        return async (signal) => {
          if (q) return (await readRegions({ q, loaded: true, limit: PAGE }, signal)).regions
          if (!open)
            return (await readRegions({ level: 'province', loaded: true, limit: PAGE }, signal)).regions
          return partsOf(open, signal)
        }
      },
      (regions) => regions.length === 0,
    )
    this.#chosen = resource(() => {
      const adcodes = [...within()]
      return async (signal) => Promise.all(adcodes.map((adcode) => findRegion(adcode, signal)))
    })
  }

  /** Names of the chosen regions; until they are known, their codes. */
  chosen(within: readonly string[]): { adcode: string; name: string }[] {
    const known = this.#chosen.data ?? []
    return within.map(
      (adcode) => known.find((region) => region.adcode === adcode) ?? { adcode, name: adcode },
    )
  }
  /** The one chosen region in full, once it is known. */
  get region(): RegionItem | null {
    return this.#chosen.data?.length === 1 ? this.#chosen.data[0]! : null
  }
  get path(): { adcode: string; name: string }[] {
    return this.#open === null ? [] : (this.#parent.data?.path ?? [])
  }
  open = (adcode: string | null): void => {
    this.#open = adcode
  }
  type = (text: string): void => {
    this.text = text
  }
}

/** One region by its code; a code that the register does not hold stands for itself. */
export async function findRegion(adcode: string, signal?: AbortSignal): Promise<RegionItem> {
  const { regions } = await readRegions({ within: adcode, limit: 1000 }, signal)
  const found = regions.find((region) => region.adcode === adcode)
  return (
    found ?? {
      adcode,
      name: adcode,
      level: 'unknown',
      parent: null,
      path: [],
      validFrom: null,
      validTo: null,
      successors: [],
      agencies: 0,
      reports: 0,
    }
  )
}

/** The next level below a region that has reports; counties directly under a province count as its parts. */
async function partsOf(adcode: string, signal: AbortSignal): Promise<RegionItem[]> {
  const { regions } = await readRegions({ within: adcode, loaded: true, limit: 1000 }, signal)
  const self = regions.find((region) => region.adcode === adcode)
  const direct = regions.filter((region) => region.parent === adcode)
  if (direct.length > 0 || !self) return direct
  const level = CHILD_LEVEL[self.level]
  return regions.filter((region) => region.level === level)
}
