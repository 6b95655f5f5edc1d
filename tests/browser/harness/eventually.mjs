// Waiting for what the page will show, without guessing how long it takes.

/**
 * Calls `check` until it no longer throws.
 *
 * @throws what `check` threw last, once `timeout` milliseconds have gone by.
 */
export async function eventually(check, { timeout = 5000, interval = 20 } = {}) {
  const end = performance.now() + timeout;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}
