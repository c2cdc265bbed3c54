/** The representations of an answer of figures: one table of names, media types and endings. */
export const FIGURE_FORMATS = ['json', 'csv', 'xlsx', 'jsonstat', 'sdmxcsv', 'zip'] as const
export type FigureFormat = (typeof FIGURE_FORMATS)[number]

interface Representation {
  /** As the header says it. */
  contentType: string
  /** As `Accept` asks for it; null: only `format` does. */
  mediaType: string | null
  ending: string
}

/** JSON-stat has no media type of its own: it is JSON of a profile. */
export const JSON_STAT_TYPE = 'application/json; charset=utf-8; profile="https://json-stat.org/format/"'
export const SDMX_CSV_TYPE = 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8'
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const REPRESENTATIONS: Readonly<Record<FigureFormat, Representation>> = {
  json: { contentType: 'application/json; charset=utf-8', mediaType: 'application/json', ending: 'json' },
  csv: { contentType: 'text/csv; charset=utf-8; header=present', mediaType: 'text/csv', ending: 'csv' },
  xlsx: { contentType: XLSX_TYPE, mediaType: XLSX_TYPE, ending: 'xlsx' },
  jsonstat: { contentType: JSON_STAT_TYPE, mediaType: null, ending: 'json' },
  sdmxcsv: { contentType: SDMX_CSV_TYPE, mediaType: 'application/vnd.sdmx.data+csv', ending: 'csv' },
  zip: { contentType: 'application/zip', mediaType: 'application/zip', ending: 'zip' },
}

export function formatOfType(mediaType: string): FigureFormat {
  return FIGURE_FORMATS.find((format) => REPRESENTATIONS[format].mediaType === mediaType) ?? 'json'
}
