/** Which page an address means. Pure: the router gives it `location.pathname`. */
export type Route =
  | { page: 'overview' }
  | { page: 'compare' }
  | { page: 'embed' }
  | { page: 'region'; adcode: string }
  | { page: 'agency'; id: number }
  | { page: 'report'; id: number }
  | { page: 'check' }
  | { page: 'data' }
  | { page: 'quality' }
  | { page: 'search' }
  | { page: 'rules' }
  | { page: 'design' }
  | { page: 'missing' }

export type Page = Route['page']

/** An unknown address, or one whose id cannot be one, is `missing`, never a guess. */
export function parseRoute(pathname: string): Route {
  const parts = pathname.split('/').filter(Boolean)
  const [page, id = ''] = parts
  if (parts.length === 0) return { page: 'overview' }
  if (parts.length === 1) {
    if (page === 'compare' || page === 'check' || page === 'data') return { page }
    if (page === 'quality' || page === 'search' || page === 'rules' || page === 'design') return { page }
  }
  // The chart of the compare page alone; other pages have nothing to embed.
  if (parts.length === 2 && page === 'embed' && id === 'compare') return { page }
  if (parts.length === 2 && page === 'region' && /^\d{6}$/.test(id)) return { page, adcode: id }
  if (parts.length === 2 && (page === 'agency' || page === 'report') && /^[1-9]\d{0,8}$/.test(id))
    return { page, id: Number(id) }
  return { page: 'missing' }
}

export function formatRoute(route: Route): string {
  switch (route.page) {
    case 'region':
      return `/region/${route.adcode}`
    case 'agency':
    case 'report':
      return `/${route.page}/${route.id}`
    case 'embed':
      return '/embed/compare'
    case 'compare':
    case 'check':
    case 'data':
    case 'quality':
    case 'search':
    case 'rules':
    case 'design':
      return `/${route.page}`
    default:
      return '/'
  }
}
