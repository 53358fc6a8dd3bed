/** Tries an assertion until it holds; the last failure is told. For what a browser or a server does in its own time. */
export async function expectEventually(assertion: () => Promise<void> | void, withinMs = 60_000) {
  const deadline = Date.now() + withinMs
  for (;;) {
    try {
      return await assertion()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
