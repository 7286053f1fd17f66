/**
 * The speed test (mod_verto.c client_run): text frames that are not JSON. `#SPU BYTES` opens it, `#SPB...`
 * fills it, `#SPE` ends it; back come `#SPU MS`, ten times the bytes in frames of 1024, and `#SPD MS`.
 */
import type { Clock } from "../../../shared/time.ts";
import type { Connection } from "./connection.ts";

const FRAME_BYTES = 1_024;
const LIMIT_BYTES = 10 * 1024 * 1024;
const BLOCK = "#SPB ".padEnd(FRAME_BYTES, ".");

/** True when the frame belongs to a speed test. Without a login, or of a wild size, it costs the connection. */
export function speedTest(connection: Connection, text: string, clock: Clock): boolean {
  if (!text.startsWith("#SP")) return false;
  const what = text.charAt(3);
  if (what === "U") {
    const size = Number.parseInt(text.slice(4), 10);
    if (connection.login === undefined || !(size >= 1 && size <= LIMIT_BYTES)) connection.close();
    else connection.speedTest = { size, startedAt: clock.now() };
  } else if (what === "E" && connection.speedTest) {
    const { size, startedAt } = connection.speedTest;
    connection.speedTest = undefined;
    connection.write(`#SPU ${Math.round(clock.now() - startedAt)}`);
    const begun = clock.now();
    for (let left = size * 10; left > 0; left -= FRAME_BYTES) connection.write(BLOCK);
    connection.write(`#SPD ${Math.round((clock.now() - begun) / 10)}`);
  }
  return true;
}
