declare module 'jsonstat-toolkit' {
  interface Cell {
    value: number | null
    status: string | null
  }
  interface Cube {
    class: string | null
    id: string[]
    size: number[]
    n: number
    role: Record<string, string[]>
    label: string
    extension: Record<string, unknown>
    Data: (where: Record<string, string>) => Cell | Cell[] | null
    Dimension: (
      id: string,
    ) => { id: string[]; role: string; Category: (id: string) => { label: string; unit: unknown } } | null
  }
  export default function JSONstat(input: unknown): Cube
}
