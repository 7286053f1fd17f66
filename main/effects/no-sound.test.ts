import { describe, expect, test } from "vitest";
import { settled, testContext } from "../work/test-context.ts";
import { standAside } from "./no-sound.ts";

function setUp() {
  const set = testContext();
  const { store, clock } = set.context;
  store.dispatch({ kind: "statusChosen", statusId: "available" });
  const undo = standAside(set.context);
  return {
    ...set,
    undo,
    down: async (on: boolean) => {
      store.dispatch({ kind: "voiceDown", retryAt: on ? clock.now() + 15_000 : null });
      await settled();
    },
    heard: async (statusId: string) => {
      store.dispatch({ kind: "statusChanged", statusId, since: clock.now() });
      await settled();
    },
    status: () => store.get().agent.current?.statusId,
  };
}

describe("without a voice window", () => {
  test("nobody stays available, and is so again when there is sound", async () => {
    const { down, answers, status, heard } = setUp();
    await down(true);
    await answers("acd.setStatus");
    expect(status()).toBe("break");
    // The feed says it once more: that is nobody's choice.
    await heard("break");
    await down(false);
    await answers("acd.setStatus");
    expect(status()).toBe("available");
  });

  test("sound that is back before the server has answered brings the agent back too", async () => {
    const { down, answers, status } = setUp();
    await down(true);
    await down(false);
    await answers("acd.setStatus");
    await answers("acd.setStatus");
    expect(status()).toBe("available");
  });

  test("who chooses Available meanwhile goes aside again", async () => {
    const { down, answers, status, heard } = setUp();
    await down(true);
    await answers("acd.setStatus");
    await heard("available");
    await answers("acd.setStatus");
    expect(status()).toBe("break");
  });

  test("who was on a break stays there, and comes back to nothing else", async () => {
    const { down, heard, asked, store } = setUp();
    store.dispatch({ kind: "statusChosen", statusId: "break" });
    await heard("break");
    await down(true);
    await down(false);
    expect(asked("acd.")).toEqual([]);
  });

  test("calls to the agent's own telephone need no voice window", async () => {
    const { down, asked, store } = setUp();
    store.dispatch({ kind: "lineModeReported", mode: "phone", number: "+1" });
    await down(true);
    expect(asked("acd.")).toEqual([]);
  });
});

test("where no other status can be chosen the agent leaves ACD", async () => {
  const { down, answers, store } = setUp();
  const { statuses } = store.get().agent;
  store.dispatch({
    kind: "statusesRead",
    statuses: statuses.map((each) => ({ ...each, selectable: each.statusId === "available" })),
  });
  await down(true);
  await answers("users.logoutFromAcd");
  expect(store.get().agent.acd).toBe("out");
});
