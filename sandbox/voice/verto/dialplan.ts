/** The extensions of the server that was recorded. */
import type { Dialplan, Route } from "./types.ts";

const extensions: Readonly<Record<string, Route>> = {
  // Rings until the caller gives up (ours: the recording has none of this kind).
  "9191": { reaches: "tone", answerAfterMs: "never" },
  // Takes digits up to # and hangs up 2 s later.
  "9192": { reaches: "tone", untilDigit: "#", hangUpAfterMs: 2_000 },
  "9193": { reaches: "tone", hangUpAfterMs: 2_000 },
  "9194": { reaches: "nobody", cause: "USER_BUSY" },
  "9195": { reaches: "echo", answerAfterMs: 3_000 },
  "9196": { reaches: "echo" },
  "9197": { reaches: "tone" },
  "9198": { reaches: "tone", earlyMedia: true, answerAfterMs: 6_000 },
};

/** 9191 to 9198 as above, 1000 to 1999 the users of that name, nothing else. */
export const testDialplan: Dialplan = (destination) =>
  Object.hasOwn(extensions, destination)
    ? extensions[destination]
    : /^1\d{3}$/.test(destination)
      ? { reaches: "user", login: destination }
      : undefined;
