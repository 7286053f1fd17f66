import { expect, test } from "vitest";
import { fail, ok, type Result } from "../../shared/result.ts";
import { createStore } from "../state/store.ts";
import { createTrayActions } from "./tray-actions.ts";
import type { TrayAction } from "./tray-model.ts";

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function setUp(answer: Result<void> = ok()) {
  const done: unknown[] = [];
  const area = (name: string) =>
    new Proxy(
      {},
      {
        get: (_, command) => async (input: unknown) => {
          done.push([`${name}.${String(command)}`, input]);
          return answer;
        },
      },
    ) as never;
  const store = createStore(() => 0);
  const act = createTrayActions({
    store,
    handlers: {
      session: area("session"),
      agent: area("agent"),
      offer: area("offer"),
      call: area("call"),
      updates: area("updates"),
      monitor: area("monitor"),
    },
    maySignOut: async () => done.push("asked") < 0,
    toggleMute: () => done.push("mute"),
    open: (window) => done.push(window),
    quit: () => done.push("quit"),
  });
  return { act, done, store, notices: () => store.get().desktop.notices };
}

test.each<[TrayAction, unknown]>([
  [{ do: "open" }, "phone"],
  [{ do: "messages" }, "messages"],
  [{ do: "settings" }, "settings"],
  [{ do: "quit" }, "quit"],
  [{ do: "mute" }, "mute"],
  [{ do: "signOut" }, ["session.signOut", undefined]],
  [{ do: "update" }, ["updates.install", undefined]],
  [{ do: "logoutFromAcd" }, ["agent.logoutFromAcd", undefined]],
  [{ do: "status", statusId: "break" }, ["agent.setStatus", { statusId: "break" }]],
  [{ do: "accept", offerId: "o1" }, ["offer.accept", { offerId: "o1" }]],
  [{ do: "reject", offerId: "o1" }, ["offer.reject", { offerId: "o1" }]],
  [{ do: "cancelDial" }, ["call.cancelDial", undefined]],
  [{ do: "hangUp", callId: "w1" }, ["call.hangUp", { callId: "w1" }]],
  [{ do: "monitor", mode: "coach" }, ["monitor.change", { mode: "coach" }]],
  [{ do: "leaveMonitoring" }, ["monitor.leave", undefined]],
])("%o", (action, comes) => {
  const { act, done } = setUp();
  act(action);
  expect(done).toEqual([comes]);
});

test("a press that failed is said, one that was under way already is not", async () => {
  const refused = setUp(fail("refused"));
  refused.act({ do: "logoutFromAcd" });
  await settled();
  expect(refused.notices()).toMatchObject([
    { tone: "error", key: "actionFailed", values: { code: "refused" } },
  ]);
  const busy = setUp(fail("busy"));
  busy.act({ do: "accept", offerId: "o1" });
  await settled();
  expect(busy.notices()).toEqual([]);
});

test("with unsent messages signing out is asked about first", async () => {
  const { act, done, store } = setUp();
  store.dispatch({ kind: "outboxChanged", unsent: 1 });
  act({ do: "signOut" });
  await settled();
  expect(done).toEqual(["asked"]);
});
