/** What draws charts, made ready while the answers that the first of them shows are under way. */
import { loadEcharts } from './load-echarts.ts'

/** For pages that open with a chart. A failure is told by the chart itself, which asks again. */
export function expectCharts(): void {
  Promise.all([import('./FullFigure.svelte'), loadEcharts({})]).catch(() => undefined)
}
