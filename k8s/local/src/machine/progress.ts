/** A step that had nothing to do says so, and no line is printed for it. */
export const unchanged = Symbol('unchanged')

export interface Progress {
  step<T>(title: string, work: () => Promise<T>): Promise<T>
}

/** One line a step: its title when it begins to take time, its duration when it ends. */
export function createProgress(out: NodeJS.WritableStream = process.stderr): Progress {
  return {
    async step(title, work) {
      const began = performance.now()
      const seconds = () => ((performance.now() - began) / 1000).toFixed(1)
      // A long step is announced, so that nobody takes a build of minutes for a hang.
      const announce = setTimeout(() => out.write(`  ${title} …\n`), 2_000)
      try {
        const result = await work()
        if (result !== unchanged) out.write(`✓ ${title} (${seconds()} s)\n`)
        return result
      } catch (err) {
        out.write(`✗ ${title} (${seconds()} s)\n`)
        throw err
      } finally {
        clearTimeout(announce)
      }
    },
  }
}
