import { exportOf, exportRunning } from "../history.ts";
import { idle, now, signedOut, user } from "../samples.ts";
import { type Shown, withConnection } from "./shown.ts";

const history = (more: Partial<Shown> = {}): Shown => ({ window: "history", state: idle, ...more });

const offline = withConnection(idle, {
  feed: { kind: "waiting", since: now, retryAt: now + 9_000, attempt: 3 },
});

const ofMaria = {
  ...idle,
  history: { wanted: { id: 1, contactId: "contact-0", name: "Maria Delgado", q: "" } },
};

const abroad = {
  ...idle,
  session: { ...idle.session, now: { ...idle.session.now, user: { ...user, timeZone: "Asia/Kolkata" } } },
} as typeof idle;

const detail = { choose: "Maria Delgado", until: ".player" } as const;

/** The history window: its list, one of it, and a file on its way. */
export const historyStates: Readonly<Record<string, Shown>> = {
  history: history(),
  "history-wide": history({ isWide: true, ...detail }),
  "history-detail": history(detail),
  "history-voicemail": history({ isWide: true, choose: "Ines Novak", until: ".player" }),
  "history-message": history({ isWide: true, choose: "Tom Becker" }),
  "history-hostile": history({ isWide: true, choose: "محمد", until: ".player" }),
  "history-contact": history({ isWide: true, state: ofMaria }),
  "history-zone": history({ state: abroad }),
  "history-filters": history({ press: ["Filters"] }),
  "history-dates": history({ isWide: true, range: "dates" }),
  "history-forbidden": history({ isWide: true, ...detail, until: ".problem", recording: "forbidden" }),
  "history-missing": history({
    isWide: true,
    ...detail,
    until: ".history-detail .load-state",
    recording: "missing",
  }),
  "history-export": history({ isWide: true, export: exportRunning }),
  "history-export-done": history({ export: exportOf({ state: "done", done: 100_000 }) }),
  "history-empty": history({ lists: "empty" }),
  "history-loading": history({ lists: "loading" }),
  "history-error": history({ lists: "failed" }),
  "history-offline": history({ isWide: true, state: offline }),
  "history-signed-out": history({ state: signedOut }),
};
