/** Words around the ready-made calls of the API, in Chinese. */
export const zhSnippets = {
  tools: '工具',
  names: { curl: 'curl', python: 'Python', r: 'R', javascript: 'JavaScript', excel: 'Excel / WPS' },
  copy: '复制代码',
  example: (name: string) => `${name} 示例代码`,
  excelSteps:
    'Excel：数据 → 获取数据 → 自其他源 → 空白查询 → 高级编辑器，粘贴下面的代码；以后点“刷新”就能取到新数据。',
  wpsSteps: 'WPS 或旧版 Excel：直接打开这个查询的工作簿：',
}

export type SnippetsMessages = typeof zhSnippets
