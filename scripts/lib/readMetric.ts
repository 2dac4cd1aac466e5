/** The sum of a metric's samples that carry these labels; 0 while it has none. */
export async function readMetric(port: number, name: string, labels: Record<string, string> = {}): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(10_000) })
  const samples = (await response.text()).matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`)
  return [...samples]
    .filter(([, found, of = '']) => found === name && wanted.every((label) => of.includes(label)))
    .reduce((sum, [, , , value]) => sum + Number(value), 0)
}
