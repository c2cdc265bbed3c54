/** Everything that only SQLite knows, with its driver: how a connection is opened, what runs at once, what may be kept. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import {
  sql,
  type Compilable,
  type DialectAdapter,
  type Kysely,
  type SqlBool,
  type SqliteDialect,
} from 'kysely'
import { HeldDialect, Opened, openedOf } from './sqlite-driver.ts'

export interface Access {
  /** The file must exist and is never written. */
  readonly?: boolean
}

/** Megabytes of pages that a connection keeps in memory. */
const CACHE_MB = 64
/** How much of the file is read through the system's own cache instead of copied. */
const MAPPED_MB = 1024
/**
 * Pages of the log before a commit merges them into the file: so many that hardly any single report has to wait for it,
 * and that a page which several reports change is mostly written once.
 */
const LOG_PAGES = 4000
/** How long a writer waits for another process to finish its transaction. */
const BUSY_MS = 30_000

export function sqliteDialect(file: string, { readonly = false }: Access = {}): SqliteDialect {
  if (file !== ':memory:' && !readonly) mkdirSync(dirname(file), { recursive: true })
  const database = new Sqlite(file, { readonly, fileMustExist: readonly, timeout: BUSY_MS })
  // Write-ahead: readers never wait for the writer, and a killed process leaves a whole database.
  if (!readonly) database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  database.pragma(`wal_autocheckpoint = ${LOG_PAGES}`)
  database.pragma('foreign_keys = ON')
  database.pragma(`cache_size = -${CACHE_MB * 1024}`)
  database.pragma(`mmap_size = ${MAPPED_MB * 1024 ** 2}`)
  return new HeldDialect({ database }, new Opened(database))
}

/** A query compiled and prepared once, run without waiting: for what is asked thousands of times. */
export interface Held<Row> {
  all: (...parameters: readonly unknown[]) => Row[]
  get: (...parameters: readonly unknown[]) => Row | undefined
  run: (...parameters: readonly unknown[]) => void
}

function databaseOf<T>(db: Kysely<T>): Sqlite.Database {
  return openedOf(db).database
}

/** Made once for each connection, when first asked for. */
export function onceAConnection<Made, T>(make: (db: Kysely<T>) => Made): (db: Kysely<T>) => Made {
  const made = new WeakMap<DialectAdapter, { value: Made }>()
  return (db) => {
    const { adapter } = db.getExecutor()
    let kept = made.get(adapter)
    if (!kept) made.set(adapter, (kept = { value: make(db) }))
    return kept.value
  }
}

/**
 * Read when first asked for, and anew whenever this connection or any other has written since: never older than what a
 * statement run now would find. What a transaction reads of its own unfinished writing is not kept.
 */
export function keptUntilWritten<Read, T>(read: (db: Kysely<T>) => Read): (db: Kysely<T>) => Read {
  const kept = new WeakMap<DialectAdapter, { own: number; others: number; value: Read }>()
  return (db) => {
    const { adapter } = db.getExecutor()
    const opened = openedOf(db)
    const own = opened.written
    const others = opened.assumed ?? opened.others()
    const last = kept.get(adapter)
    if (last && last.own === own && last.others === others) return last.value
    const value = read(db)
    if (!opened.isUnsettled) kept.set(adapter, { own, others, value })
    return value
  }
}

/** Writing that comes in between is seldom, and hardly ever comes several times. */
const ATTEMPTS = 3

/**
 * Runs several held statements on one state of the data, without a transaction: whether anything was written is looked
 * at before and after, and the work done again if it was. It must only read, and not wait.
 * @returns null when something was written every time.
 */
export function onOneState<Result, T>(db: Kysely<T>, work: () => Result): { result: Result } | null {
  const opened = openedOf(db)
  if (opened.assumed !== null) return { result: work() }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = opened.others()
    opened.assumed = before
    try {
      const result = work()
      if (opened.others() === before) return { result }
    } finally {
      opened.assumed = null
    }
  }
  return null
}

/**
 * Prepares a query for the whole life of the connection; the values it was built with are replaced, in their order,
 * by those it is run with. It runs at once, inside the transaction if one is open on this connection.
 */
export function hold<Row, T>(db: Kysely<T>, query: Compilable<Row>): Held<Row> {
  const opened = openedOf(db)
  const statement = opened.database.prepare<unknown[], Row>(query.compile().sql)
  if (statement.readonly) {
    return {
      all: (...parameters) => statement.all(...parameters),
      get: (...parameters) => statement.get(...parameters),
      run: (...parameters) => void statement.run(...parameters),
    }
  }
  const writing = (): Sqlite.Statement<unknown[], Row> => {
    opened.written += 1
    return statement
  }
  return {
    all: (...parameters) => writing().all(...parameters),
    get: (...parameters) => writing().get(...parameters),
    run: (...parameters) => void writing().run(...parameters),
  }
}

/** Runs several held statements on one state of the data. */
export function atOnce<Result, T>(db: Kysely<T>, work: () => Result): Result {
  const opened = openedOf(db)
  if (opened.database.inTransaction) return work()
  const whole = opened.database.transaction(() => {
    opened.begun()
    return work()
  })
  return whole()
}

/** As `atOnce`, for writing: all of it or nothing. */
export function writeAtOnce<Result, T>(db: Kysely<T>, work: () => Result): Result {
  const opened = openedOf(db)
  if (opened.database.inTransaction) return work()
  const whole = opened.database.transaction(() => {
    opened.begun()
    return work()
  })
  return whole.immediate()
}

/**
 * For a bulk load: references are not looked up for every row, since the loader makes both sides itself, and the log
 * grows larger before it is merged. A killed process still leaves a whole database.
 * @returns what sets the connection back.
 */
export function prepareForBulk<T>(db: Kysely<T>): () => void {
  const database = databaseOf(db)
  const standard = database.pragma('wal_autocheckpoint', { simple: true }) as number
  database.pragma('foreign_keys = OFF')
  database.pragma('wal_autocheckpoint = 16000')
  database.pragma(`cache_size = -${4 * CACHE_MB * 1024}`)
  return () => {
    database.pragma(`cache_size = -${CACHE_MB * 1024}`)
    database.pragma(`wal_autocheckpoint = ${standard}`)
    database.pragma('foreign_keys = ON')
    database.pragma('wal_checkpoint(TRUNCATE)')
  }
}

/** Brings the planner's counts up to date; cheap, and worth it after much was loaded. */
export function refreshPlans<T>(db: Kysely<T>): void {
  databaseOf(db).pragma('optimize = 0x10002')
}

/** Words that follow one another; with `open` the last is only the beginning of one. */
export interface Phrase {
  words: readonly string[]
  open: boolean
}

/**
 * Rows of a word index that hold, in some column, every phrase of one of the alternatives. Words are letters, digits
 * and Han characters only, so that none means anything to the engine.
 */
export function matchesWords(
  table: 'agency_words' | 'region_words' | 'section_words',
  alternatives: readonly { column: string; phrases: readonly Phrase[] }[],
) {
  const query = alternatives
    .map(({ column, phrases }) => {
      const all = phrases.map(({ words, open }) => `"${words.join(' ')}"${open ? ' *' : ''}`)
      return `${column} : (${all.join(' AND ')})`
    })
    .join(' OR ')
  return sql<SqlBool>`${sql.table(table)} match ${query}`
}
