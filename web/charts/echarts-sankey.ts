/** Flows, loaded with the first picture that has one. */
import { SankeyChart } from 'echarts/charts'
import { use } from 'echarts/core'

use([SankeyChart])
