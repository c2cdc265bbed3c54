/**
 * Every label of the two forms, official and as offices print it: a new spelling is one line here and one test.
 * Matching ignores whitespace, quotes, punctuation, leading enumerators and, where the plain label is known, a
 * bracketed gloss behind it, so none of these needs a spelling of its own. `official` comes first.
 */
import type { Applicant } from '../report.ts'

/** The axis a label belongs to: 其他 is an applicant and a row, 总计 a column, a row and a legal result. */
export type Axis =
  | 'section'
  | 'caption'
  | 'content'
  | 'entity'
  | 'measure'
  | 'applicants'
  | 'applicant_group'
  | 'applicant'
  | 'note'
  | 'request'
  | 'request_group'
  | 'legal_group'
  | 'legal_result'

export interface Label {
  axis: Axis
  /** What the label stands for: an indicator code, an entity or measure of table 2, an applicant, a group. */
  is: string
  /** As the notices print it; two where the forms differ. */
  official: readonly string[]
  spellings?: readonly string[]
  /** What is left of the label where a line or a column was cut off: only believed in a header. */
  cut?: readonly string[]
}

export const SECTION_LABELS: readonly Label[] = [
  {
    axis: 'section',
    is: 'overview',
    official: ['总体情况'],
    spellings: ['总体概述', '概述', '基本情况', '总体工作情况'],
  },
  {
    axis: 'section',
    is: 'proactive',
    official: ['主动公开政府信息情况'],
    spellings: ['主动公开情况', '行政机关主动公开政府信息情况', '主动公开政府信息的情况', '政府信息主动公开情况'],
  },
  {
    axis: 'section',
    is: 'requests',
    official: ['收到和处理政府信息公开申请情况'],
    spellings: [
      '行政机关收到和处理政府信息公开申请情况',
      '收到和处理政府信息公开申请的情况',
      '政府信息公开申请情况',
      '收到和处理政府信息依申请公开情况',
    ],
  },
  {
    axis: 'section',
    is: 'legal',
    official: ['政府信息公开行政复议、行政诉讼情况'],
    spellings: [
      '政府信息公开行政复议和行政诉讼情况',
      '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
      '政府信息公开工作被申请行政复议、提起行政诉讼情况',
      '行政复议、行政诉讼情况',
    ],
  },
  {
    axis: 'section',
    is: 'problems',
    official: ['存在的主要问题及改进情况'],
    spellings: [
      '存在的主要问题', '存在问题和改进措施', '存在的问题及改进情况', '存在问题及改进情况', '存在的主要问题和改进情况',
      '存在的主要问题及改进措施', '存在的问题及改进措施', '政府信息公开工作存在的主要问题及改进情况', '存在问题及改进措施',
    ],
  },
  {
    axis: 'section',
    is: 'other',
    official: ['其他需要报告的事项'],
    spellings: ['其他需要报告事项', '其他报告事项', '其他需报告的事项', '需要报告的其他事项'],
  },
] // prettier-ignore

export const CAPTION_LABELS: readonly Label[] = [
  caption('rules', '一'),
  caption('licensing', '五'),
  caption('penalty', '六'),
  caption('fees', '八'),
  caption('procurement', '九'),
]

/** A caption names its block by the block's first entity. */
function caption(is: string, item: string): Label {
  return {
    axis: 'caption',
    is,
    official: [`第二十条第（${item}）项`],
    spellings: [
      `第二十条第${item}项`, `第二十条（${item}）项`, `第二十条（${item}）`, `第二十条${item}项`, `第（${item}）项`, `第二十条第（${item}项）`,
      `二十条第（${item}）项`, `第20条第（${item}）项`, `条例第二十条第（${item}）项`,
    ],
  } // prettier-ignore
}

/** The columns of table 2 by what they measure; with an entity they make a code: `licensing` + `items_prev`. */
export const MEASURE_LABELS: readonly Label[] = [
  { axis: 'content', is: 'content', official: ['信息内容'], spellings: ['信息类别', '信息名称', '内容'] },
  {
    axis: 'measure',
    is: 'made',
    official: ['本年新制作数量', '本年制发件数'],
    spellings: [
      '新制作数量',
      '制作数量',
      '本年制发数',
      '本年制发数量',
      '制发件数',
      '本年度制发件数',
      '本年新制作件数',
      '本年新制作数',
    ],
    cut: ['本年新', '本年制', '本年制发', '本年新制'],
  },
  {
    axis: 'measure',
    is: 'newly_disclosed',
    official: ['本年新公开数量'],
    spellings: ['新公开数量', '公开数量', '本年新公开数', '本年新公开件数', '本年新增公开数量'],
    cut: ['本年新', '本年新公'],
  },
  {
    axis: 'measure',
    is: 'disclosed_total',
    official: ['对外公开总数量'],
    spellings: ['对外公开数量', '对外公开总数', '总数量', '对外公开总件数'],
    cut: ['对外公开', '对外公', '对外'],
  },
  {
    axis: 'measure',
    is: 'repealed',
    official: ['本年废止件数'],
    spellings: ['本年废止数', '本年废止数量', '废止件数', '本年度废止件数'],
    cut: ['本年废', '本年废止', '废止'],
  },
  {
    axis: 'measure',
    is: 'in_force',
    official: ['现行有效件数'],
    spellings: ['现行有效数', '现行有效数量', '有效件数', '现行有效总件数'],
    cut: ['现行', '现行有', '现行有效'],
  },
  {
    axis: 'measure',
    is: 'items_prev',
    official: ['上一年项目数量'],
    spellings: ['上一年度项目数量', '上年项目数量', '上年度项目数量', '上一年项目数'],
    cut: ['上一年', '上一年项', '上一年项目'],
  },
  {
    axis: 'measure',
    is: 'items_change',
    official: ['本年增/减'],
    spellings: ['本年度增/减', '本年增减数量', '本年增减情况', '增/减', '本年增减数'],
    cut: ['本年增', '本年'],
  },
  {
    axis: 'measure',
    is: 'decisions',
    official: ['处理决定数量', '本年处理决定数量'],
    spellings: ['处理决定数', '本年处理决定数', '本年度处理决定数量', '本年处理决定件数'],
    cut: ['处理', '处理决定', '本年处理', '本年处理决定'],
  },
  {
    axis: 'measure',
    is: 'items',
    official: ['采购项目数量'],
    spellings: ['采购项目数', '采购项目'],
    cut: ['采购项', '采购项目'],
  },
  {
    axis: 'measure',
    is: 'amount',
    official: ['采购总金额', '本年收费金额（单位：万元）'],
    spellings: ['采购金额', '本年收费金额', '收费金额', '采购总额', '本年收费总金额', '本年度收费金额'],
    cut: ['采购总', '本年收费'],
  },
]

export const ENTITY_LABELS: readonly Label[] = [
  { axis: 'entity', is: 'rules', official: ['规章'], spellings: ['行政规章', '政府规章', '部门规章'] },
  { axis: 'entity', is: 'normative_docs', official: ['规范性文件', '行政规范性文件'] },
  { axis: 'entity', is: 'licensing', official: ['行政许可'], spellings: ['行政许可事项'] },
  {
    axis: 'entity',
    is: 'other_services',
    official: ['其他对外管理服务事项'],
    spellings: ['其它对外管理服务事项', '其他对外管理服务', '其他对外服务管理事项'],
  },
  { axis: 'entity', is: 'penalty', official: ['行政处罚'], spellings: ['行政处罚事项'] },
  { axis: 'entity', is: 'coercion', official: ['行政强制'], spellings: ['行政强制事项', '行政强制措施'] },
  { axis: 'entity', is: 'fees', official: ['行政事业性收费'], spellings: ['行政事业性收费项目'] },
  { axis: 'entity', is: 'procurement', official: ['政府集中采购'], spellings: ['政府采购', '集中采购'] },
]

export const APPLICANT_LABELS: readonly (Label & { is: Applicant | 'group' | 'head' | 'note' })[] = [
  {
    axis: 'note',
    is: 'note',
    official: ['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'],
    spellings: ['本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和', '勾稽关系'],
  },
  { axis: 'applicants', is: 'head', official: ['申请人情况'], spellings: ['申请人', '申请人类型'] },
  {
    axis: 'applicant_group',
    is: 'group',
    official: ['法人或其他组织'],
    spellings: ['法人或者其他组织', '法人和其他组织', '法人或其它组织', '法人及其他组织'],
  },
  { axis: 'applicant', is: 'natural_person', official: ['自然人'], cut: ['自然'] },
  { axis: 'applicant', is: 'org_commercial', official: ['商业企业'], cut: ['商业'] },
  { axis: 'applicant', is: 'org_research', official: ['科研机构'], cut: ['科研'] },
  {
    axis: 'applicant',
    is: 'org_public_interest',
    official: ['社会公益组织'],
    spellings: ['公益组织', '社会公益机构'],
    cut: ['社会', '社会公益'],
  },
  {
    axis: 'applicant',
    is: 'org_legal_service',
    official: ['法律服务机构'],
    spellings: ['法律服务组织'],
    cut: ['法律', '法律服务'],
  },
  { axis: 'applicant', is: 'org_other', official: ['其他'], spellings: ['其它', '其他组织'] },
  { axis: 'applicant', is: 'total', official: ['总计'], spellings: ['合计', '总数'] },
]

export const REQUEST_LABELS: readonly Label[] = [
  {
    axis: 'request',
    is: 'applications.received.new',
    official: ['一、本年新收政府信息公开申请数量'],
    spellings: [
      '本年新收到政府信息公开申请数量', '本年新收政府信息公开申请', '本年新收申请数量', '本年度新收政府信息公开申请数量',
      '本年新收政府信息公开数量', '本年新收政府信息公开申请数', '本年新收政府信息公开申请件数', '本年新收',
    ],
  },
  {
    axis: 'request',
    is: 'applications.received.carried_in',
    official: ['二、上年结转政府信息公开申请数量'],
    spellings: [
      '上年结转政府信息公开数量', '上年度结转政府信息公开申请数量', '上年结转', '上一年结转政府信息公开申请数量', '上年结转政府信息公开申请',
      '上年结转申请数量',
    ],
  },
  { axis: 'request_group', is: 'results', official: ['三、本年度办理结果'], spellings: ['本年办理结果'] },
  { axis: 'request', is: 'outcome.granted', official: ['（一）予以公开'], spellings: ['予以公开的'] },
  {
    axis: 'request',
    is: 'outcome.partial',
    official: ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）'],
    spellings: ['部分公开', '部分公开区分处理的只计这一情形不计其他情形', '部分公开（区分处理的，只计这一情形）'],
  },
  { axis: 'request_group', is: 'denied', official: ['（三）不予公开'] },
  { axis: 'request', is: 'outcome.denied.state_secret', official: ['1.属于国家秘密'], spellings: ['属国家秘密', '国家秘密'] },
  {
    axis: 'request',
    is: 'outcome.denied.other_law',
    official: ['2.其他法律行政法规禁止公开'],
    spellings: ['其它法律行政法规禁止公开', '其他法律法规禁止公开'],
  },
  {
    axis: 'request',
    is: 'outcome.denied.security_stability',
    official: ['3.危及“三安全一稳定”'],
    spellings: ['危机“三安全一稳定”', '危害“三安全一稳定”', '三安全一稳定'],
  },
  {
    axis: 'request',
    is: 'outcome.denied.third_party',
    official: ['4.保护第三方合法权益'],
    spellings: ['保护第三方合法利益', '保护第三方权益'],
  },
  {
    axis: 'request',
    is: 'outcome.denied.internal_affairs',
    official: ['5.属于三类内部事务信息'],
    spellings: ['属于内部事务信息', '属于三类内部事务'],
  },
  {
    axis: 'request',
    is: 'outcome.denied.deliberative',
    official: ['6.属于四类过程性信息'],
    spellings: ['属于过程性信息'],
  },
  {
    axis: 'request',
    is: 'outcome.denied.enforcement_file',
    official: ['7.属于行政执法案卷'],
    spellings: ['属于行政法案卷', '属于行政执法案卷信息'],
  },
  {
    axis: 'request',
    is: 'outcome.denied.admin_query',
    official: ['8.属于行政查询事项'],
    spellings: ['属于行政查询事项信息'],
  },
  {
    axis: 'request_group',
    is: 'unavailable',
    official: ['（四）无法提供'],
    spellings: ['无法制作提供', '无法制作', '无法提供的'],
  },
  {
    axis: 'request',
    is: 'outcome.unavailable.not_held',
    official: ['1.本机关不掌握相关政府信息'],
    spellings: ['本机关不掌握相关信息', '本机关不掌握'],
  },
  {
    axis: 'request',
    is: 'outcome.unavailable.needs_creation',
    official: ['2.没有现成信息需要另行制作'],
    spellings: ['没有现成信息需另行制作', '没有现成信息'],
  },
  {
    axis: 'request',
    is: 'outcome.unavailable.unclear',
    official: ['3.补正后申请内容仍不明确'],
    spellings: ['补正后仍不明确', '补正后申请内容不明确'],
  },
  { axis: 'request_group', is: 'rejected', official: ['（五）不予处理'] },
  { axis: 'request', is: 'outcome.rejected.petition', official: ['1.信访举报投诉类申请'], spellings: ['信访投诉举报类申请'] },
  { axis: 'request', is: 'outcome.rejected.repeat', official: ['2.重复申请'] },
  { axis: 'request', is: 'outcome.rejected.publication', official: ['3.要求提供公开出版物'] },
  { axis: 'request', is: 'outcome.rejected.excessive', official: ['4.无正当理由大量反复申请'] },
  {
    axis: 'request',
    is: 'outcome.rejected.confirm_reissue',
    official: ['5.要求行政机关确认或重新出具已获取信息'],
    spellings: ['要求行政机关确认或重新出具已获取的信息', '要求行政机关确认或者重新出具已获取信息'],
  },
  {
    axis: 'request_group',
    is: 'other',
    official: ['（六）其他处理'],
    spellings: ['其它处理', '其他处理情况'],
  },
  {
    axis: 'request',
    is: 'outcome.other.no_correction',
    official: ['1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
    spellings: ['申请人无正当理由逾期不补正', '申请人无正当理由逾期不补正，行政机关不再处理'],
  },
  {
    axis: 'request',
    is: 'outcome.other.fee_unpaid',
    official: ['2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
    spellings: ['申请人逾期未按收费通知要求缴纳费用', '申请人逾期未按收费通知要求缴纳费用，行政机关不再处理'],
  },
  { axis: 'request', is: 'outcome.other.misc', official: ['3.其他'], spellings: ['其它'] },
  { axis: 'request', is: 'outcome.total', official: ['（七）总计'], spellings: ['合计', '总计'] },
  {
    axis: 'request',
    is: 'applications.carried_out',
    official: ['四、结转下年度继续办理'],
    spellings: ['结转下年继续办理', '结转下一年度继续办理', '结转下年度继续办理数量', '结转至下年度继续办理'],
  },
] // prettier-ignore

export const LEGAL_LABELS: readonly Label[] = [
  { axis: 'legal_group', is: 'reconsideration', official: ['行政复议'] },
  { axis: 'legal_group', is: 'litigation', official: ['行政诉讼'] },
  {
    axis: 'legal_group',
    is: 'litigation_direct',
    official: ['未经复议直接起诉'],
    spellings: ['未经复议直接诉讼', '未经行政复议直接起诉'],
  },
  {
    axis: 'legal_group',
    is: 'litigation_after_reconsideration',
    official: ['复议后起诉'],
    spellings: ['复议后诉讼', '经复议后起诉', '行政复议后起诉'],
  },
  { axis: 'legal_result', is: 'upheld', official: ['结果维持'], spellings: ['维持'] },
  { axis: 'legal_result', is: 'corrected', official: ['结果纠正'], spellings: ['纠正'] },
  { axis: 'legal_result', is: 'other', official: ['其他结果'], spellings: ['其它结果'] },
  { axis: 'legal_result', is: 'pending', official: ['尚未审结'], spellings: ['未审结'] },
  { axis: 'legal_result', is: 'total', official: ['总计'], spellings: ['合计'] },
]

export const LABELS: readonly Label[] = [
  ...CAPTION_LABELS,
  ...MEASURE_LABELS,
  ...ENTITY_LABELS,
  ...APPLICANT_LABELS,
  ...REQUEST_LABELS,
  ...LEGAL_LABELS,
]
