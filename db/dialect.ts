/** Everything that only SQLite knows: how a connection is opened and how a transaction begins. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import {
  CompiledQuery,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type SqliteDialectConfig,
  type TransactionSettings,
} from 'kysely'

export interface Access {
  /** The file must exist and is never written. */
  readonly?: boolean
}

/** Megabytes of pages that a connection keeps in memory. */
const CACHE_MB = 64
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
  return new ImmediateDialect({ database })
}

class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig

  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config)
  }
}

/**
 * A transaction that reads before it writes must take the write lock at once: SQLite refuses to upgrade a
 * reading transaction when another process has written meanwhile, without waiting.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate'
    await connection.executeQuery(CompiledQuery.raw(begin))
  }
}
