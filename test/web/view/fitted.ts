/** A question about agencies as `fitView` leaves it, for tests to vary. */
import { COMPARE_DEFAULTS, usualRows, type CompareView } from '../../../web/view/compare-view.ts'

export const AGENCY_VIEW: CompareView = { ...COMPARE_DEFAULTS, by: 'agency', rows: usualRows('agency') }
