import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely'

/** The text contains these characters, whatever they are. */
export function containsText(text: Expression<string>, part: string): RawBuilder<SqlBool> {
  const pattern = `%${part.replace(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`${text} like ${pattern} escape ${sql.lit('\\')}`
}
