/** Why a document cannot be read or is no report of these forms: a code to count by and a sentence for the reader. */
import type { Reason } from '../report.ts'

export const REFUSALS = {
  'R-EMPTY': '文件为空，没有可识别的内容。',
  'R-TOO-LARGE': '文件超过 20 MB 的大小上限，未读取。',
  'R-BINARY': '文件是二进制内容，不是可识别的报告文本。',
  'R-UNSUPPORTED':
    '暂不支持这种文件格式，请提供网页（HTML、MHT）、DOCX、RTF、ODT、有文字的 PDF 或 OFD、XLSX、CSV 或纯文本。',
  'R-DOC': '这是旧版 Word 文档（.doc），无法读取，请用 Word 或 WPS 另存为 DOCX 后再提供。',
  'R-XLS': '这是旧版 Excel 工作簿（.xls），无法读取，请用 Excel 或 WPS 另存为 XLSX 后再提供。',
  'R-ENCRYPTED': '文件已加密，需要密码才能打开，请提供未加密的文件。',
  'R-DAMAGED': '文件已损坏或不完整，无法读取。',
  'R-ARCHIVE': '这是压缩包，不是一份报告，请用 parse 或 ingest 命令读取其中的各个文件。',
  'R-NESTED-ARCHIVE': '压缩包中的压缩包不再展开，请先解压。',
  'R-PAGES': '页数远超一份年度报告，未读取。',
  'R-TIME': '读取用时过长，已停止。',
  'R-UNDECODABLE': '文件编码无法识别（既不是 UTF-8、UTF-16，也不是 GB18030 或 Big5）。',
  'R-SCAN': '文件是扫描件或图片，没有文字，无法读取，请提供带文字的版本。',
  'R-NO-TABLES': '文中没有政府信息公开工作年度报告的法定表格。',
  'M-OUT-OF-SCOPE': '2019年以前的报告没有法定统一表格，本系统不收录。',
  'R-BLANK-FORM': '这是空白的报告格式，表格里没有填写任何数据。',
  'R-NO-VALUES': '表格的行名、列名还在，但数据已经丢失，没有可用的数值。',
  'R-GUIDANCE': '这是关于如何编制年度报告的通知或填报说明，不是年度报告。',
  'R-HALF-YEAR': '这是季度或半年统计，不是年度报告。',
  'R-INTERPRETATION': '这是对年度报告的解读，不是年度报告本身。',
  'R-FAILED': '读取时出错，没有结果。',
  'R-INVALID-JSON': 'JSON 内容不是 gongkai.report/1 格式的报告。',
} as const
export type RefusalCode = keyof typeof REFUSALS

export interface Refusal {
  kind: 'refusal'
  reason: Reason
}

/** `detail` follows the standard sentence, e.g. which file format was recognised. */
export function refuse(code: RefusalCode, detail = ''): Refusal {
  return { kind: 'refusal', reason: { code, message: REFUSALS[code] + detail } }
}
