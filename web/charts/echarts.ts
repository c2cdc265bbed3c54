/** The only import of ECharts' code, with the parts that are used. It is loaded with the first chart. */
import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent, TitleComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'

use([
  BarChart,
  LineChart,
  CustomChart,
  GridComponent,
  MarkLineComponent,
  TitleComponent,
  AriaComponent,
  LabelLayout,
  SVGRenderer,
  CanvasRenderer,
])

export { init }
