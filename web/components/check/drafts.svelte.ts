/** The drafts that the reader gave in this visit, each with its answer. They live in this page and nowhere else. */
import type { Checked, CheckQuery } from '../../../server/http/contract/check.ts'
import { checkDraft } from '../../api.ts'
import { failureOf, type Failure } from './failure.ts'

/** The largest file that the server reads. */
export const MAX_BYTES = 20 * 1024 * 1024
/** As many are sent at a time; the others wait here and not in the server. */
const AT_ONCE = 2

export type DraftState =
  { kind: 'waiting' } | { kind: 'done'; checked: Checked } | { kind: 'failed'; failure: Failure }

export interface Given {
  name: string
  bytes: Blob
  stated?: Pick<CheckQuery, 'agency' | 'year'>
}

export class Draft {
  readonly id: number
  readonly given: Given
  state = $state.raw<DraftState>({ kind: 'waiting' })

  constructor(id: number, given: Given) {
    this.id = id
    this.given = given
  }
}

export class Drafts {
  all = $state.raw<Draft[]>([])
  chosenId = $state<number | null>(null)
  readonly chosen = $derived(this.all.find(({ id }) => id === this.chosenId) ?? null)
  #counter = 0
  #running = 0
  readonly #queue: Draft[] = []
  readonly #onsettled: (draft: Draft) => void

  /** @param onsettled told of every draft that has its answer or its failure. */
  constructor(onsettled: (draft: Draft) => void) {
    this.#onsettled = onsettled
  }

  /** The first of them is shown. */
  add(given: readonly Given[]): void {
    const added = given.map((one) => new Draft(++this.#counter, one))
    this.all = [...this.all, ...added]
    this.chosenId = added[0]?.id ?? this.chosenId
    this.#queue.push(...added)
    this.#next()
  }

  /** The same draft again, with what the reader states about it. */
  again(draft: Draft, stated: Given['stated'] = draft.given.stated): void {
    const renewed = new Draft(draft.id, { ...draft.given, ...(stated ? { stated } : {}) })
    this.all = this.all.map((one) => (one === draft ? renewed : one))
    this.#queue.push(renewed)
    this.#next()
  }

  remove(draft: Draft): void {
    const at = this.all.indexOf(draft)
    this.all = this.all.filter((one) => one !== draft)
    if (this.chosenId === draft.id) this.chosenId = (this.all[at] ?? this.all.at(-1))?.id ?? null
  }

  #next(): void {
    if (this.#running >= AT_ONCE) return
    const draft = this.#queue.shift()
    if (!draft) return
    if (!this.all.includes(draft)) return this.#next()
    this.#running++
    void this.#check(draft).then((state) => {
      draft.state = state
      this.#running--
      this.#onsettled(draft)
      this.#next()
    })
    this.#next()
  }

  async #check({ given: { name, bytes, stated } }: Draft): Promise<DraftState> {
    if (bytes.size > MAX_BYTES) return { kind: 'failed', failure: 'tooLarge' }
    let body: Blob
    try {
      // A file may have gone since it was chosen: then sending would look like a network that is down.
      body = new Blob([await bytes.arrayBuffer()], { type: bytes.type })
    } catch {
      return { kind: 'failed', failure: 'unreadable' }
    }
    try {
      return { kind: 'done', checked: await checkDraft(body, { name: name.slice(-200), ...stated }) }
    } catch (error) {
      return { kind: 'failed', failure: failureOf(error) }
    }
  }
}
