/** The drafts that the reader gave in this visit, each with its answer. They live in this page and nowhere else. */
import type { Checked, CheckQuery } from '../../../server/http/contract/check.ts'
import { checkDraft } from '../../api.ts'
import { failureOf, type Failure } from './failure.ts'
import { recognise, TELLING_BYTES } from './recognise.ts'

/** The largest file that the server reads. */
export const MAX_BYTES = 20 * 1024 * 1024
/** As many are sent at a time; the others wait here and not in the server. */
const AT_ONCE = 2
/** More than these are not drafts that somebody is about to publish. */
export const MOST = 50

export type DraftState =
  { kind: 'waiting' } | { kind: 'done'; checked: Checked } | { kind: 'failed'; failure: Failure }

export interface Given {
  name: string
  bytes: Blob
  /** Its size in bytes where that is known to be too large, and the bytes were not taken. */
  size?: number
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
  /** How many of the last ones given were too many. */
  left = $state(0)
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

  /** Files as they are chosen or dropped; an archive gives the drafts in it. */
  async addFiles(files: readonly File[]): Promise<void> {
    const given = await Promise.all(files.slice(0, MOST).map(opened))
    this.add(given.flat(), Math.max(0, files.length - MOST))
  }

  /** The first of them is shown. */
  add(given: readonly Given[], left = 0): void {
    this.left = left + Math.max(0, given.length - MOST)
    const added = given.slice(0, MOST).map((one) => new Draft(++this.#counter, one))
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

  async #check({ given: { name, bytes, size, stated } }: Draft): Promise<DraftState> {
    if ((size ?? bytes.size) > MAX_BYTES) return { kind: 'failed', failure: 'tooLarge' }
    let body: Blob
    try {
      const start = new Uint8Array(await bytes.slice(0, TELLING_BYTES).arrayBuffer())
      const failure = recognise(start)
      if (failure) return { kind: 'failed', failure }
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

/** Browsers guess a type from the name; the server looks at the bytes. */
const untyped = (file: File): Blob => file.slice(0, file.size, 'application/octet-stream')

async function opened(file: File): Promise<Given[]> {
  const whole: Given[] = [{ name: file.name, bytes: untyped(file) }]
  if (!/\.zip$/i.test(file.name) || file.size > MAX_BYTES) return whole
  try {
    const { unpack } = await import('./unpack.ts')
    return (await unpack(file.name, new Uint8Array(await file.arrayBuffer()), MAX_BYTES)) ?? whole
  } catch {
    return whole
  }
}
