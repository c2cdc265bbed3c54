/** The SQLite driver: one connection for everything, its statements kept, and a count of what it has written. */
import type Sqlite from 'better-sqlite3'
import { LRUCache } from 'lru-cache'
import {
  CompiledQuery,
  SelectQueryNode,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryResult,
  type SqliteDialectConfig,
  type TransactionSettings,
} from 'kysely'

/** One connection, and what it has written. */
export class Opened {
  readonly database: Sqlite.Database
  /** Counts up with every statement that may have written, finished or undone. */
  written = 0
  /** As it stood when the last transaction began: no more since then, and nothing can be undone. */
  writtenBefore = 0
  /** What others have written, as far as work that is being done on one state of the data knows. */
  assumed: number | null = null
  #others: Sqlite.Statement<[], number> | null = null

  constructor(database: Sqlite.Database) {
    this.database = database
  }

  /** Changes when another connection has committed; within a transaction that has read, it stays. */
  others(): number {
    this.#others ??= this.database.prepare<[], number>('pragma data_version').pluck()
    return this.#others.get()!
  }

  /** What is read now may yet be undone. */
  get isUnsettled(): boolean {
    return this.database.inTransaction && this.written !== this.writtenBefore
  }

  /** A transaction has begun. */
  begun(): void {
    this.writtenBefore = this.written
  }
}

const connections = new WeakMap<DialectAdapter, Opened>()

/** @throws Error for a database of another dialect. */
export function openedOf<T>(db: Kysely<T>): Opened {
  const opened = connections.get(db.getExecutor().adapter)
  if (!opened) throw new Error('Not a database of this dialect')
  return opened
}

export class HeldDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  readonly #opened: Opened

  constructor(config: SqliteDialectConfig, opened: Opened) {
    super(config)
    this.#config = config
    this.#opened = opened
  }

  override createDriver(): Driver {
    return new HeldDriver(this.#config, this.#opened)
  }

  override createAdapter(): SqliteAdapter {
    const adapter = new SqliteAdapter()
    connections.set(adapter, this.#opened)
    return adapter
  }
}

/**
 * A transaction that reads before it writes must take the write lock at once: SQLite refuses to upgrade a
 * reading transaction when another process has written meanwhile, without waiting.
 */
class HeldDriver extends SqliteDriver {
  readonly #opened: Opened
  readonly #connection: HeldConnection

  constructor(config: SqliteDialectConfig, opened: Opened) {
    super(config)
    this.#opened = opened
    this.#connection = new HeldConnection(opened)
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
    this.#opened.begun()
  }
}

/** Prepared statements kept for the next time: preparing costs more than running most of them. */
const KEPT_STATEMENTS = 300
/** Inserts of hundreds of rows are longer, and seldom of the same length twice. */
const KEPT_LENGTH = 12_000

class HeldConnection implements DatabaseConnection {
  readonly #opened: Opened
  readonly #statements = new LRUCache<string, Sqlite.Statement>({ max: KEPT_STATEMENTS })

  constructor(opened: Opened) {
    this.#opened = opened
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = this.#prepare(sql)
    if (!statement.readonly) this.#opened.written += 1
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
    for (const row of this.#opened.database.prepare(sql).iterate(...parameters)) yield { rows: [row as Row] }
  }

  #prepare(sql: string): Sqlite.Statement {
    const kept = this.#statements.get(sql)
    if (kept) return kept
    // A statement remembers the columns that `*` had when it was prepared.
    if (/^\s*(create|alter|drop)\b/i.test(sql)) this.#statements.clear()
    const statement = this.#opened.database.prepare(sql)
    if (sql.length <= KEPT_LENGTH) this.#statements.set(sql, statement)
    return statement
  }
}
