import { describe, expect, it } from "vitest";
import { type FakeClock, fakeClock } from "../../shared/fake-clock.ts";
import { createRefresher } from "./refresh.ts";
import { createServerTime } from "./server-time.ts";
import { jwt } from "./test-server.ts";
import { TokenHolder } from "./token.ts";

const minute = 60_000;
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A server whose clock is `behind` this computer's, and whose tokens live for a minute. */
function setUp(behind: number, how: { tellsIssued?: boolean; tellsTime?: boolean } = {}) {
  const clock = fakeClock(1_000_000_000_000);
  const server = createServerTime(clock);
  const token = new TokenHolder(clock.monotonic);
  const exchanges: number[] = [];
  let runsOut = 0;
  const issue = () => {
    const at = clock.now() - behind;
    runsOut = clock.monotonic() + minute;
    if (how.tellsTime === true) server.heard(at);
    return jwt(at + minute, `t${exchanges.length}`, how.tellsIssued === false ? undefined : at);
  };
  token.put(issue());
  const refresher = createRefresher({
    token,
    clock,
    server,
    async exchange() {
      exchanges.push(clock.monotonic());
      return issue();
    },
    earlyFailed() {},
  });
  return { clock, server, token, refresher, exchanges, left: () => runsOut - clock.monotonic() };
}

async function run(clock: FakeClock, ms: number, each: () => void = () => {}): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1_000) {
    clock.advance(1_000);
    await turn();
    each();
  }
}

describe("a token of a minute, whatever this computer's clock is set to", () => {
  it.each([
    ["50 s ahead", 50_000],
    ["an hour ahead", 3_600_000],
    ["two hours behind", -7_200_000],
    ["right", 0],
  ])("%s: is exchanged every 45 s", async (_, behind) => {
    for (const how of [{}, { tellsIssued: false, tellsTime: true }]) {
      const { clock, exchanges, left } = setUp(behind, how);
      await run(clock, 10 * minute, () => expect(left()).toBeGreaterThan(5_000));
      expect(exchanges).toHaveLength(Math.floor((10 * minute) / 45_000));
    }
  });

  it("set an hour forward or back meanwhile: nothing changes", async () => {
    const { clock, exchanges, left } = setUp(0);
    await run(clock, 2 * minute);
    clock.setWall(3_600_000);
    await run(clock, 2 * minute, () => expect(left()).toBeGreaterThan(5_000));
    clock.setWall(-7_200_000);
    await run(clock, 2 * minute, () => expect(left()).toBeGreaterThan(5_000));
    expect(exchanges).toHaveLength(8);
  });
});

it("a kept token is measured anew as soon as the server's time is known", async () => {
  const { clock, server, token, refresher, exchanges } = setUp(-7_200_000, { tellsIssued: false });
  const at = clock.now() + 7_200_000;
  token.put(jwt(at + minute, "kept", at - 3_600_000), "keychain");
  server.heard(at);
  refresher.timeLearned();
  await run(clock, 46_000);
  expect(exchanges).toHaveLength(1);
});
