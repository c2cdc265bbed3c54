/** Names of the closed lists, in both languages. */
interface Label {
  zh: string
  en: string
}

export const LEVEL_LABELS: Record<string, Label> = {
  national: { zh: '国家级', en: 'National' },
  province: { zh: '省级', en: 'Provincial' },
  prefecture: { zh: '市级', en: 'Prefectural' },
  county: { zh: '县级', en: 'County-level' },
  township: { zh: '乡级', en: 'Township-level' },
  special: { zh: '功能区', en: 'Special zones' },
}

export const SCOPE_LABELS: Record<string, Label> = {
  own: { zh: '单个机关', en: 'Single agencies' },
  consolidated: { zh: '政府汇总', en: 'Consolidated' },
  mixed: { zh: '汇总与单个机关', en: 'Consolidated and single agencies' },
}

export const DIMENSION_LABELS: Record<string, Label> = {
  year: { zh: '年度', en: 'Year' },
  region: { zh: '地区', en: 'Region' },
  sector: { zh: '条线', en: 'Sector' },
  agency: { zh: '机关', en: 'Agency' },
  level: { zh: '层级', en: 'Level' },
  applicant: { zh: '申请人类型', en: 'Applicant type' },
}
