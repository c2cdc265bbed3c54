/**
 * Who reports, about which year. A manifest overrides; else title, compiler, signature, the name or year that the
 * text speaks of again and again. What is weaker establishes nothing: the reasons say what was seen.
 */
import { readPassages, type Passage } from '../claims/passages.ts'
import type { Extraction, Notice } from '../parse/extraction.ts'
import type { Document } from '../read/document.ts'
import type { ManifestEntry, Reference, RegionRow } from '../reference.ts'
import type { Agency, Form, Reason, Region, Scope } from '../report.ts'
import { findCandidates, isName, type Candidate } from './agency-evidence.ts'
import { readAgencyName, regionIndex, type AgencyName } from './agency-name.ts'
import { datingOf } from './dating.ts'
import type { Identity } from './identity.ts'
import { ORGAN_SUFFIX, TOWNSHIP_NAME } from './name-words.ts'
import { findShortForm } from './names-in-text.ts'
import { chooseRegion } from './region-context.ts'
import { speaksForWholeArea } from './scope.ts'
import type { Title } from './title.ts'
import { formFitsYear, parseYear, type YearResult } from './year.ts'

export function identify(
  document: Document,
  extraction: Extraction,
  reference: Reference,
  manifest: ManifestEntry | null,
): Identity {
  const passages = readPassages(document, extraction.tables)
  const { title, year: seen } = datingOf(passages)
  const notices: Notice[] = []
  const reasons: Reason[] = []

  const dated = dateOf(seen, manifest, extraction.form, document.source.name)
  reasons.push(...dated.reasons)
  notices.push(...dated.notices)

  const named = namingOf(document, passages, title, reference, manifest, dated.year)
  reasons.push(...named.reasons)
  notices.push(...named.notices)

  const { agency, region, scope } = named
  return { agency, region, year: dated.year, yearEvidence: dated.evidence, scope, notices, reasons }
}

interface Dated {
  year: number | null
  evidence: Identity['yearEvidence']
  notices: Notice[]
  reasons: Reason[]
}

function dateOf(result: YearResult, manifest: ManifestEntry | null, form: Form, fileName: string): Dated {
  const notices: Notice[] = []
  const reasons: Reason[] = []
  const stated = manifest?.year ?? null
  const year = stated ?? result.found?.year ?? null
  const evidence = stated !== null ? 'manifest' : (result.found?.evidence ?? null)
  if (stated !== null) {
    const found = result.found
    if (found && found.year !== stated && found.evidence !== 'body') {
      reasons.push({
        code: 'manifest_differs',
        message: `清单年度为${stated}年，原文写明${found.year}年，以清单为准。`,
      })
    }
  } else if (year === null) {
    reasons.push(noYear(result, form, fileName))
    notices.push({ rule: 'M-YEAR-INFERRED', cells: [], actual: '未写明', expected: '标题或统计期限写明年度' })
  } else if (evidence === 'body') {
    notices.push({ rule: 'M-YEAR-INFERRED', cells: [], actual: `${year}年`, severity: 'info' })
  }
  if (year !== null && !formFitsYear(form, year)) {
    const years = form === '2019' ? '2019、2020年度' : '2021年度起'
    notices.push({ rule: 'M-TEMPLATE-YEAR', cells: [], actual: `${year}年度`, expected: years })
  }
  return { year, evidence, notices, reasons }
}

function noYear({ rivals }: YearResult, form: Form, fileName: string): Reason {
  if (rivals.length > 1) {
    return { code: 'year_conflict', message: `年度无法确定：原文出现同样有力的${rivals.join('年、')}年。` }
  }
  const hint = /(?<!\d)(20[12]\d)(?!\d)/.exec(fileName)?.[1]
  const seen = [
    ...rivals.map((year) => `原文仅一次提到${year}年`),
    ...(hint === undefined ? [] : [`文件名中有${parseYear(hint)}`]),
    form === '2019' ? '表格为2019年格式（用于2019、2020年度）' : '表格为2021年格式（用于2021年度起）',
  ]
  return {
    code: 'year_not_stated',
    message: `年度无法确定：标题、统计期限和正文均未写明；${seen.join('，')}。`,
  }
}

interface Naming {
  agency: Agency | null
  region: Region | null
  scope: Scope
  notices: Notice[]
  reasons: Reason[]
}

function namingOf(
  document: Document,
  passages: readonly Passage[],
  title: Title | null,
  reference: Reference,
  manifest: ManifestEntry | null,
  year: number | null,
): Naming {
  const reasons: Reason[] = []
  const notices: Notice[] = []
  const candidates = findCandidates(passages, title, reference)
  const stated = manifest?.agency?.replace(/\s+/g, '') ?? null
  const candidate: Candidate | null = stated
    ? { name: stated, evidence: 'manifest', strong: true, at: null, compiled: false }
    : (candidates[0] ?? fromFileName(document.source.name, reference))

  const given = manifest?.adcode ? regionIndex(reference).get(manifest.adcode) : undefined
  if (manifest?.adcode && !given) {
    reasons.push({ code: 'unknown_adcode', message: `清单中的区划代码 ${manifest.adcode} 不存在。` })
  }
  if (!candidate) {
    const hint = title?.agency ?? findShortForm(passages)
    reasons.push({
      code: 'agency_not_established',
      message: hint
        ? `机关无法确定：只出现简称“${hint.name}”，没有全称。`
        : '机关无法确定：标题、编制说明、落款和正文均未写明全称。',
    })
    const notice: Notice = { rule: 'M-AGENCY-INFERRED', cells: [], actual: hint?.name ?? null }
    if (hint) notice.at = { start: hint.start, end: hint.end }
    notices.push(notice)
    const scope = manifest?.scope ?? 'own'
    return { agency: null, region: given ? toRegion(given) : null, scope, notices, reasons }
  }

  const consolidated = speaksForWholeArea(candidate, passages, reference, year)
  const scope = manifest?.scope ?? (consolidated ? 'consolidated' : 'own')
  const name = officialName(candidate, scope, reference, year)
  const read = readAgencyName(name, reference, year)
  const chosen = given ? { row: given, fromContext: false } : chooseRegion(read, passages, reference)
  if (!chosen && !stated && read.level !== 'national') {
    const which = read.regions.map((row) => pathOf(row, reference)).join('、')
    reasons.push({
      code: 'region_not_established',
      message: `机关无法确定：“${name}”${which ? `可能属于${which}` : '所属地区未写明'}。`,
    })
    notices.push({ rule: 'M-AGENCY-INFERRED', cells: [], actual: name })
    return { agency: null, region: null, scope, notices, reasons }
  }
  const rival = candidates.find(
    (other) => other.evidence !== candidate.evidence && !agree(other, name, reference, year),
  )
  if (rival && !stated) {
    reasons.push({
      code: 'agency_conflict',
      message: `${EVIDENCE_WORDS[candidate.evidence]}为“${name}”，${EVIDENCE_WORDS[rival.evidence]}为“${rival.name}”，取前者。`,
    })
  }
  if (!candidate.strong || (chosen?.fromContext && !stated)) {
    const weak = candidate.evidence === 'file_name'
    const notice: Notice = { rule: 'M-AGENCY-INFERRED', cells: [], actual: name }
    if (!weak) notice.severity = 'info'
    if (candidate.at) notice.at = { start: candidate.at.start, end: candidate.at.end }
    notices.push(notice)
  }
  return {
    agency: describe(name, read, candidate, chosen?.row ?? null, document, passages),
    region: chosen ? toRegion(chosen.row) : null,
    scope,
    notices,
    reasons,
  }
}

const EVIDENCE_WORDS: Record<string, string> = {
  title: '标题',
  body: '编制说明',
  signature: '落款',
  file_name: '文件名',
}

const toRegion = ({ adcode, name }: RegionRow): Region => ({ adcode, name })

const pathOf = (row: RegionRow, reference: Reference) =>
  regionIndex(reference)
    .path(row)
    .filter(({ level }) => level !== 'country')
    .map(({ name }) => name)
    .join('')

function describe(
  name: string,
  read: AgencyName,
  candidate: Candidate,
  region: RegionRow | null,
  document: Document,
  passages: readonly Passage[],
): Agency {
  const agency: Agency = {
    name,
    sector: read.sector,
    level: read.level ?? (region && region.level !== 'country' ? levelOfRegion(region) : null),
    evidence: candidate.evidence,
  }
  if (read.sectors.length > 0) agency.sectors = read.sectors
  const printed = printedName(name, candidate, document, passages)
  if (printed !== null && printed !== name) agency.printed = printed
  return agency
}

const levelOfRegion = ({ level }: RegionRow): Agency['level'] =>
  level === 'development_zone' ? 'special' : level === 'country' ? 'national' : level

/** The name in the characters of the document, if it stands there as a whole. */
function printedName(
  name: string,
  candidate: Candidate,
  document: Document,
  passages: readonly Passage[],
): string | null {
  if (!document.traditional) return null
  let span = candidate.name === name ? candidate.at : null
  for (const passage of passages) {
    if (span) break
    const at = passage.text.indexOf(name)
    if (at >= 0) span = { start: passage.at[at] ?? 0, end: (passage.at[at + name.length - 1] ?? 0) + 1 }
  }
  return span ? document.text.slice(span.start, span.end).replace(/\s+/g, '') : null
}

/** 沈阳市 → 沈阳市人民政府; 夜郎镇 → 夜郎镇人民政府; an office that speaks for its government → the government. */
function officialName(candidate: Candidate, scope: Scope, reference: Reference, year: number | null): string {
  const { name, evidence } = candidate
  if (evidence === 'manifest') return name
  if (scope === 'consolidated') {
    const government = name.replace(/办公[室厅]$/, '')
    if (government.endsWith('人民政府') || government.endsWith('行政公署')) return government
  }
  if (readAgencyName(name, reference, year).core === '' || /[^街][镇乡]$/.test(name)) return `${name}人民政府`
  if (/街道$/.test(name)) return `${name}办事处`
  return name
}

/** Title and signature may write one name differently: 大路镇 and 琼海市大路镇人民政府. */
function agree(other: Candidate, name: string, reference: Reference, year: number | null): boolean {
  const a = readAgencyName(other.name, reference, year).core
  const b = readAgencyName(name, reference, year).core
  return a.startsWith(b) || b.startsWith(a) || a.replace(/办公[室厅]$/, '') === b
}

/** 沈阳市房产局2020年报告.html: weak, and marked as inferred. */
function fromFileName(fileName: string, reference: Reference): Candidate | null {
  const stem = fileName.replace(/^.*[\\/]/, '').replace(/\.[a-z0-9]+$/i, '')
  for (const [part] of stem.matchAll(/[\u4e00-\u9fff]{4,40}/g)) {
    const name = part.replace(/(?:关于|年度?|政府|政务)?信息公开.*$/, '')
    const full = readAgencyName(name, reference, null).regions.length > 0
    if (full && isName(name, reference) && (ORGAN_SUFFIX.test(name) || TOWNSHIP_NAME.test(name))) {
      return { name, evidence: 'file_name', strong: false, at: null, compiled: false }
    }
  }
  return null
}
