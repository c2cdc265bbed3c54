/** The settings of the whole system: one table, read from the environment, checked before anything starts. */

export interface Settings {
  port: number
  host: string
  databaseUrl: string
  logLevel: LogLevel
  /** Without a slash at the end; null: the address that each request is sent to. */
  publicUrl: string | null
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** One line of the table: what stands in the environment, and what it means. */
export interface Setting<T> {
  name: string
  default: T
  /** What may stand there, and what it does: the README's words. */
  describes: string
  /** @throws RangeError saying what is allowed. */
  parse: (text: string) => T
}

export type SettingsTable = { readonly [K in Exclude<keyof Settings, 'publicUrl'>]: Setting<Settings[K]> } & {
  readonly publicUrl: Setting<string>
}

export const SETTINGS: SettingsTable = {
  port: {
    name: 'PORT',
    default: 3000,
    describes: 'Port of the server, 0 to 65535; 0 takes any free one',
    parse: parsePort,
  },
  host: {
    name: 'HOST',
    default: '127.0.0.1',
    describes: 'Address the server listens on; 0.0.0.0 opens it to the network',
    parse: parseHost,
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    default: 'data/atlas.sqlite',
    describes: 'The database: an SQLite file, created when it is missing',
    parse: parseDatabaseUrl,
  },
  logLevel: {
    name: 'LOG_LEVEL',
    default: 'info',
    describes: `How much the server logs: ${LOG_LEVELS.join(', ')}`,
    parse: parseLogLevel,
  },
  publicUrl: {
    name: 'PUBLIC_URL',
    default: 'auto',
    describes:
      'Address of the site for the world, in links that leave it (https://atlas.example); auto: as asked',
    parse: parsePublicUrl,
  },
}

/** Every setting that cannot be used, one a line. */
export class SettingsError extends Error {}

/**
 * Reads all settings; what is not set, or set to nothing, has its default.
 * @throws SettingsError naming every bad one.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const problems: string[] = []
  const read = <T>({ name, default: standard, parse }: Setting<T>): T => {
    const text = env[name]?.trim()
    if (text === undefined || text === '') return standard
    try {
      return parse(text)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      problems.push(`${name}=${text}: ${error.message}`)
      return standard
    }
  }
  const settings = {
    port: read(SETTINGS.port),
    host: read(SETTINGS.host),
    databaseUrl: read(SETTINGS.databaseUrl),
    logLevel: read(SETTINGS.logLevel),
    publicUrl: addressOf(read(SETTINGS.publicUrl)),
  }
  if (problems.length > 0) throw new SettingsError(problems.join('\n'))
  return settings
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new RangeError('a whole number from 0 to 65535')
  return port
}

function parseHost(text: string): string {
  if (!/^[\w.:-]+$/.test(text)) throw new RangeError('a host name or an IP address')
  return text
}

/** Whether the file can be opened is for the database to say; here only that it can be one. */
function parseDatabaseUrl(text: string): string {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(text)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'sqlite' && scheme !== 'file') {
    throw new RangeError('an SQLite file; other databases are not supported')
  }
  return text
}

function parseLogLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text.toLowerCase())
  if (!level) throw new RangeError(`one of ${LOG_LEVELS.join(', ')}`)
  return level
}

const AUTO = 'auto'

function parsePublicUrl(text: string): string {
  if (text.toLowerCase() === AUTO) return AUTO
  const url = URL.canParse(text) ? new URL(text) : null
  const isOrigin =
    url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  if (!isOrigin || !/^https?:$/.test(url.protocol)) {
    throw new RangeError('an address such as https://atlas.example, without a path, or auto')
  }
  return url.origin
}

function addressOf(text: string): string | null {
  return text === AUTO ? null : text
}
