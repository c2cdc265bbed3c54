/** ECharts with the parts that a plot needs; what has been loaded once is there at once. */
import type { Extra, Plot } from './plot.ts'

type Machinery = typeof import('./echarts.ts')

const EXTRAS: Record<Extra, () => Promise<unknown>> = {
  scatter: () => import('./echarts-scatter.ts'),
  sankey: () => import('./echarts-sankey.ts'),
}

let machinery: Machinery | null = null
const present = new Set<Extra>()

/** The machinery when nothing is missing: what is drawn for paper cannot wait. */
export function echartsFor({ needs = [] }: Pick<Plot, 'needs'>): Machinery | null {
  return machinery && needs.every((extra) => present.has(extra)) ? machinery : null
}

/** The same once it has been loaded. A picture must not be drawn without its parts. */
export async function loadEcharts({ needs = [] }: Pick<Plot, 'needs'>): Promise<Machinery> {
  const [loaded] = await Promise.all([
    import('./echarts.ts'),
    ...needs.map((extra) => EXTRAS[extra]().then(() => present.add(extra))),
  ])
  machinery = loaded
  return loaded
}
