/** Everything that only SQLite knows: how a connection is opened, how it runs statements, how a transaction begins. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { LRUCache } from 'lru-cache'
import {
  CompiledQuery,
  SelectQueryNode,
  SqliteAdapter,
  SqliteDialect,
  sql,
  SqliteDriver,
  type Compilable,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryResult,
  type SqlBool,
  type SqliteDialectConfig,
  type TransactionSettings,
} from 'kysely'

export interface Access {
  /** The file must exist and is never written. */
  readonly?: boolean
}

/** Megabytes of pages that a connection keeps in memory. */
const CACHE_MB = 64
/** How much of the file is read through the system's own cache instead of copied. */
const MAPPED_MB = 1024
/** How long a writer waits for another process to finish its transaction. */
const BUSY_MS = 30_000

export function sqliteDialect(file: string, { readonly = false }: Access = {}): SqliteDialect {
  if (file !== ':memory:' && !readonly) mkdirSync(dirname(file), { recursive: true })
  const database = new Sqlite(file, { readonly, fileMustExist: readonly, timeout: BUSY_MS })
  // Write-ahead: readers never wait for the writer, and a killed process leaves a whole database.
  if (!readonly) database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  database.pragma('foreign_keys = ON')
  database.pragma(`cache_size = -${CACHE_MB * 1024}`)
  database.pragma(`mmap_size = ${MAPPED_MB * 1024 ** 2}`)
  return new HeldDialect({ database }, database)
}

/** A query compiled and prepared once, run without waiting: for what is asked thousands of times. */
export interface Held<Row> {
  all: (...parameters: readonly unknown[]) => Row[]
  get: (...parameters: readonly unknown[]) => Row | undefined
  run: (...parameters: readonly unknown[]) => void
}

const databases = new WeakMap<DialectAdapter, Sqlite.Database>()

function databaseOf<T>(db: Kysely<T>): Sqlite.Database {
  const database = databases.get(db.getExecutor().adapter)
  if (!database) throw new Error('Not a database of this dialect')
  return database
}

/**
 * Prepares a query for the whole life of the connection; the values it was built with are replaced, in their order,
 * by those it is run with. It runs at once, inside the transaction if one is open on this connection.
 */
export function hold<Row, T>(db: Kysely<T>, query: Compilable<Row>): Held<Row> {
  const statement = databaseOf(db).prepare<unknown[], Row>(query.compile().sql)
  return {
    all: (...parameters) => statement.all(...parameters),
    get: (...parameters) => statement.get(...parameters),
    run: (...parameters) => void statement.run(...parameters),
  }
}

/** Runs several held statements on one state of the data. */
export function atOnce<Result, T>(db: Kysely<T>, work: () => Result): Result {
  const database = databaseOf(db)
  return database.inTransaction ? work() : database.transaction(work)()
}

/** As `atOnce`, for writing: all of it or nothing. */
export function writeAtOnce<Result, T>(db: Kysely<T>, work: () => Result): Result {
  const database = databaseOf(db)
  return database.inTransaction ? work() : database.transaction(work).immediate()
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

class HeldDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  readonly #database: Sqlite.Database

  constructor(config: SqliteDialectConfig, database: Sqlite.Database) {
    super(config)
    this.#config = config
    this.#database = database
  }

  override createDriver(): Driver {
    return new HeldDriver(this.#config, this.#database)
  }

  override createAdapter(): SqliteAdapter {
    const adapter = new SqliteAdapter()
    databases.set(adapter, this.#database)
    return adapter
  }
}

/**
 * A transaction that reads before it writes must take the write lock at once: SQLite refuses to upgrade a
 * reading transaction when another process has written meanwhile, without waiting.
 */
class HeldDriver extends SqliteDriver {
  readonly #connection: HeldConnection

  constructor(config: SqliteDialectConfig, database: Sqlite.Database) {
    super(config)
    this.#connection = new HeldConnection(database)
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    // Waits until the one connection is free.
    await super.acquireConnection()
    return this.#connection
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate'
    await connection.executeQuery(CompiledQuery.raw(begin))
  }
}

/** Prepared statements kept for the next time: preparing costs more than running most of them. */
const KEPT_STATEMENTS = 300
/** Inserts of hundreds of rows are longer, and seldom of the same length twice. */
const KEPT_LENGTH = 12_000

class HeldConnection implements DatabaseConnection {
  readonly #database: Sqlite.Database
  readonly #statements = new LRUCache<string, Sqlite.Statement>({ max: KEPT_STATEMENTS })

  constructor(database: Sqlite.Database) {
    this.#database = database
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = this.#prepare(sql)
    if (statement.reader) return { rows: statement.all(...parameters) as Row[] }
    const { changes, lastInsertRowid } = statement.run(...parameters)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  async *streamQuery<Row>({
    sql,
    parameters,
    query,
  }: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    if (!SelectQueryNode.is(query)) throw new Error('Only a select can be streamed')
    // One of its own: a statement that is being walked through cannot be run again meanwhile.
    for (const row of this.#database.prepare(sql).iterate(...parameters)) yield { rows: [row as Row] }
  }

  #prepare(sql: string): Sqlite.Statement {
    const kept = this.#statements.get(sql)
    if (kept) return kept
    // A statement remembers the columns that `*` had when it was prepared.
    if (/^\s*(create|alter|drop)\b/i.test(sql)) this.#statements.clear()
    const statement = this.#database.prepare(sql)
    if (sql.length <= KEPT_LENGTH) this.#statements.set(sql, statement)
    return statement
  }
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
