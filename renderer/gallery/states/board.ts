import type { AppState } from "../../../shared/state/app.ts";
import { type BoardState, initialBoard } from "../../../shared/state/board.ts";
import { idle, now, signedOut, user } from "../samples.ts";
import type { Shown } from "./shown.ts";

const live: BoardState = {
  feed: { kind: "open", since: now - 60_000 },
  readAt: now - 30_000,
  isReading: false,
  failure: null,
  heardAt: now - 1_000,
};

export const supervising: AppState = {
  ...idle,
  session: {
    ...idle.session,
    now: { phase: "signedIn", staysSignedIn: true, user: { ...user, isSupervisor: true } },
  },
  board: live,
};

const board = (change: Partial<BoardState> = {}, more: Partial<Shown> = {}): Shown => ({
  window: "supervisor",
  state: { ...supervising, board: { ...live, ...change } },
  ...more,
});
const lost = {
  feed: { kind: "waiting", since: now - 40_000, retryAt: now + 4_000, attempt: 3 },
  heardAt: now - 41_000,
} as const;

/** The supervisor window. */
export const boardStates: Readonly<Record<string, Shown>> = {
  "board-narrow": board(),
  "board-wide": board({}, { isWide: true }),
  "board-groups": board({}, { isWide: true, isGrouped: true }),
  "board-500-agents": board({}, { isWide: true, agents: 500 }),
  "board-loading": board(initialBoard, { isWide: true, lists: "loading" }),
  "board-empty": board({}, { isWide: true, lists: "empty" }),
  "board-failed": board(
    { ...initialBoard, failure: { code: "serverError" } },
    { isWide: true, lists: "failed" },
  ),
  "board-stale": board(lost, { isWide: true }),
  "board-offline": {
    ...board({ ...lost, failure: { code: "offline" } }, { isWide: true }),
  },
  "board-queues-narrow": board({}, { press: ["Queues"] }),
  "board-menu": board({}, { isWide: true, press: ["Actions for Ben Okafor"], until: ".grid .menu-item" }),
  "board-limits": board({}, { isWide: true, press: ["Limits"] }),
  "board-views": board({}, { isWide: true, press: ["Views"] }),
  "board-save-view": board({}, { isWide: true, press: ["Views", "Save this view…"] }),
  "board-not-allowed": { window: "supervisor", state: idle },
  "board-signed-out": { window: "supervisor", state: signedOut },
};
