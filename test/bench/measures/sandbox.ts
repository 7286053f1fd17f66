import { type Centre, createCentre } from "../../../sandbox/centre/centre.ts";
import type { Feed } from "../../../sandbox/feed/feed.ts";
import { sendChanges } from "../../../sandbox/feed/statistics.ts";
import { type Figure, median, times } from "../figures.ts";

const agents = 10_000;
const rounds = 200;
const old = { agents: 50_000, conversations: 10_000, history: 100_000 };

/** Time that stands still until it is moved on. */
function stoppedClock() {
  let now = Date.UTC(2026, 10, 24, 12);
  let due: (() => void)[] = [];
  return {
    now: () => now,
    wall: () => now,
    monotonic: () => now,
    after(_ms: number, run: () => void) {
      due.push(run);
      return () => {
        due = due.filter((one) => one !== run);
      };
    },
    /** What waits for the clock happens now. */
    pass(ms: number) {
      now += ms;
      const ready = due;
      due = [];
      for (const run of ready) run();
    },
  };
}

function timed(run: () => void): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

/** The contact centre that the supervisor's board is tried against: ten thousand agents logged in to ACD. */
export function sandbox(): Figure[] {
  const clock = stoppedClock();
  const starts = Array.from({ length: 20 }, () =>
    timed(() => createCentre({ seed: 1, clock, size: old }).close()),
  );
  const centre = createCentre({ seed: 1, clock, size: { agents } });
  const userIds = [...centre.world().agents.keys()];
  for (const userId of userIds) centre.do({ kind: "acdLogin", userId, statusId: "available" });
  const frames: number[] = [];
  const feed = {
    connected: ["supervisor"],
    send: (_userId: string, frame: object) => void frames.push(JSON.stringify(frame).length),
  } as unknown as Feed;
  const stop = sendChanges(centre, feed, clock);
  clock.pass(1_000);
  frames.length = 0;
  const ticks = Array.from({ length: rounds }, () => timed(() => void centre.do({ kind: "tick" })));
  const changes = Array.from({ length: rounds }, (_, n) => timed(() => change(centre, userIds[n * 31], n)));
  clock.pass(1_000);
  frames.length = 0;
  const sends = Array.from({ length: rounds }, (_, n) => {
    change(centre, userIds[n * 37], n + 1);
    return timed(() => clock.pass(1_000));
  });
  stop();
  centre.close();
  const note = `${agents} agents logged in to ACD`;
  const size = median(frames.filter((_, n) => n % 2 === 0));
  return [
    ...times("sandbox-tick", ticks, { aim: 1, note }),
    ...times("sandbox-status-change", changes, { aim: 1, note }),
    ...times("sandbox-statistics", sends, { aim: 1, note: `${note}, one of them changed` }),
    { name: "sandbox-statistics-frame", value: size, unit: "bytes", aim: { below: 2_048 }, note },
    ...times("sandbox-start", starts, {
      note: `${old.agents} agents, ${old.conversations} conversations and ${old.history} workitems of the past`,
    }),
  ];
}

function change(centre: Centre, userId = "", round: number): void {
  centre.do({ kind: "acdLogin", userId, statusId: round % 2 === 0 ? "break" : "available" });
}
