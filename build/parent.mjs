// Plain JavaScript: see set-up.mjs.

/**
 * Runs `gone` once when the process that started this one has ended. npm that is told to end takes its shell with it
 * and leaves what the shell started; nobody else would tell us. Windows keeps the old number: nothing is seen there.
 *
 * @param {() => void} gone
 * @param {{ parent?: () => number, everyMs?: number }} [options]
 * @returns {() => void} stops watching
 */
export function whenParentGone(gone, { parent = () => process.ppid, everyMs = 500 } = {}) {
  const first = parent();
  const timer = setInterval(() => {
    if (parent() === first) return;
    clearInterval(timer);
    gone();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
