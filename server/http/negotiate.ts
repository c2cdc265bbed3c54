/**
 * The media type that an `Accept` header likes best among those on offer; the first on offer when it does not care
 * or asks for something else altogether.
 */
export function preferredType<Type extends string>(
  accept: string | undefined,
  offered: readonly [Type, ...Type[]],
): Type {
  const ranges = (accept ?? '*/*').split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const q = parameters.find((parameter) => parameter.startsWith('q='))
    return { type, q: q === undefined ? 1 : Number(q.slice(2)) || 0 }
  })
  const liking = (offer: Type): number => {
    const names = [offer, offer.replace(/\/.*/, '/*'), '*/*']
    // The most specific range that matches decides (RFC 9110 §12.5.1).
    for (const name of names) {
      const range = ranges.find(({ type }) => type === name)
      if (range) return range.q
    }
    return 0
  }
  return offered.reduce((best, offer) => (liking(offer) > liking(best) ? offer : best))
}
