/** The page that explains a bundle to whoever opens it years later, in both languages. */
import type { AggregateAnswer } from '../../../db/queries/aggregate.ts'
import { indicatorByCode } from '../../../db/reference/indicators.ts'
import type { About } from '../figures/about.ts'
import { STATUS_LABELS } from '../figures/status.ts'
import type { Language } from '../language.ts'
import { LICENCE } from '../licence.ts'
import type { DescribedColumn } from '../metadata/table-schema.ts'
import { NAME, VERSION } from '../version.ts'
import { COMPARABILITY_LABELS, METHOD, SOURCE, SYNTHETIC, UNIT_LABELS } from '../wording/figures.ts'

const WORDS = {
  zh: {
    files: '文件',
    about: [
      '- `data.csv`：数据，UTF-8，RFC 4180，一行表头；空字段表示没有数值',
      '- `indicators.csv`：指标的含义和算法',
      '- `datapackage.json`：Frictionless Data Package v2 描述，含校验值',
      '- `data.csv-metadata.json`：CSV on the Web 描述',
    ],
    query: '查询',
    source: '来源',
    release: '数据版本',
    updated: '更新时间',
    address: '查询地址',
    pinned: '固定版本地址',
    coverage: '覆盖',
    notes: '说明',
    columns: '列',
    indicators: '指标',
    licence: '许可',
    none: '无',
    small: `接口的长表（layout=long）另有状态列：`,
  },
  en: {
    files: 'Files',
    about: [
      '- `data.csv`: the figures, UTF-8, RFC 4180, one header row; an empty field is no value',
      '- `indicators.csv`: what the indicators mean and how they are worked out',
      '- `datapackage.json`: description as a Frictionless Data Package v2, with checksums',
      '- `data.csv-metadata.json`: description as CSV on the Web',
    ],
    query: 'Query',
    source: 'Source',
    release: 'Release of the data',
    updated: 'Updated',
    address: 'Address of the query',
    pinned: 'Held to this release',
    coverage: 'Coverage',
    notes: 'Notes',
    columns: 'Columns',
    indicators: 'Indicators',
    licence: 'Licence',
    none: 'none',
    small: 'The long layout of the API (layout=long) has a column of status besides:',
  },
} as const

export function bundleReadme(
  answer: AggregateAnswer,
  about: About,
  columns: readonly DescribedColumn[],
): string {
  return [...part(answer, about, columns, 'zh'), '---', '', ...part(answer, about, columns, 'en')].join('\n')
}

function part(
  { question }: AggregateAnswer,
  about: About,
  columns: readonly DescribedColumn[],
  lang: Language,
): string[] {
  const words = WORDS[lang]
  const colon = lang === 'zh' ? '：' : ': '
  const { release } = about
  return [
    `# ${about.title[lang]}`,
    '',
    ...(release.synthetic ? [`**${SYNTHETIC[lang]}**`, ''] : []),
    `- ${words.source}${colon}${SOURCE[lang]}`,
    `- ${words.release}${colon}${release.name}`,
    `- ${words.updated}${colon}${release.updatedAt ?? words.none}`,
    `- ${words.address}${colon}<${about.url}>`,
    `- ${words.pinned}${colon}<${about.pinnedUrl}>`,
    `- ${words.coverage}${colon}${about.coverage[lang]}`,
    `- ${words.licence}${colon}${LICENCE.title} <${LICENCE.path}>`,
    `- ${NAME} ${VERSION}`,
    '',
    `## ${words.files}`,
    '',
    ...words.about,
    '',
    `## ${words.query}`,
    '',
    ...about.filters.map(({ name, value }) => `- ${name[lang]}${colon}${value[lang]}`),
    '',
    METHOD[lang],
    '',
    `## ${words.notes}`,
    '',
    ...(about.notes.length === 0 ? [words.none] : []),
    ...about.notes.map(
      ({ message, indicators }) =>
        `- ${message[lang]}${indicators.length > 0 ? ` (${indicators.join(', ')})` : ''}`,
    ),
    '',
    `${words.small} ${Object.entries(STATUS_LABELS)
      .map(([code, label]) => `${code} ${label[lang]}`)
      .join('; ')}`,
    '',
    `## ${words.columns}`,
    '',
    ...columns.map((column) => `- \`${column.code}\`${colon}${column[lang]}`),
    '',
    `## ${words.indicators}`,
    '',
    ...question.measures.map(({ code, unit }) => {
      const entry = indicatorByCode.get(code)
      const formula = entry?.denominator ? ` = (${entry.numerator ?? code}) / (${entry.denominator})` : ''
      const facts = [
        UNIT_LABELS[unit]?.[lang] ?? unit,
        entry ? (COMPARABILITY_LABELS[entry.comparability]?.[lang] ?? entry.comparability) : '',
      ]
      return `- \`${code}\` ${entry?.label[lang] ?? ''}${formula} [${facts.filter((fact) => fact !== '').join('; ')}] ${entry?.definition[lang] ?? ''}`
    }),
    '',
  ]
}
