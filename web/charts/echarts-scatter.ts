/** Marks of scatter plots, loaded with the first picture that has some. */
import { ScatterChart } from 'echarts/charts'
import { use } from 'echarts/core'

use([ScatterChart])
