/** Moving between marks with the keyboard. Pure. */
import type { ChartData } from './chart-data.ts'
import type { Hit } from './plot.ts'

/**
 * The mark that a key leads to; null when the key is not ours. Along the axis of the categories the arrows go
 * from category to category, across it through the parts of one.
 */
export function moveMark(key: string, from: Hit | null, data: ChartData, along: 'x' | 'y'): Hit | null {
  const categories = data.categories.length
  const series = data.series.length
  if (categories === 0 || series === 0) return null
  const [back, on, less, more] =
    along === 'y'
      ? ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']
      : ['ArrowLeft', 'ArrowRight', 'ArrowDown', 'ArrowUp']
  if (![back, on, less, more, 'Home', 'End'].includes(key)) return null
  if (!from) return { category: key === 'End' ? categories - 1 : 0, series: 0 }
  const at = { category: from.category, series: from.series ?? 0 }
  if (key === 'Home') at.category = 0
  if (key === 'End') at.category = categories - 1
  if (key === back) at.category = Math.max(0, at.category - 1)
  if (key === on) at.category = Math.min(categories - 1, at.category + 1)
  if (key === less) at.series = Math.max(0, at.series - 1)
  if (key === more) at.series = Math.min(series - 1, at.series + 1)
  return at
}
