import { fakeClock } from "../../shared/fake-clock.ts";
import type { SignedInUser } from "../../shared/state/session.ts";
import type { Line } from "../line/api.ts";
import { createLog } from "../log/log.ts";
import { ServiceError, type ServiceErrorFacts } from "../nextiva/errors.ts";
import { offer, signedInStore, workitem } from "../state/test-samples.ts";
import type { Context } from "./context.ts";
import { createLegKeeper } from "./leg.ts";
import { createPending } from "./pending.ts";

interface Asked {
  readonly name: string;
  readonly args: readonly unknown[];
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** Lets every promise that is already decided run. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** An object on which any method may be called: each call waits until the test answers it. */
function recorder<T>(prefix: string, asked: Asked[], open: Asked[], own: Partial<T> = {}): T {
  return new Proxy(own as object, {
    get(target, name) {
      if (name in target || typeof name === "symbol") return Reflect.get(target, name);
      return (...args: unknown[]) =>
        new Promise((resolve, reject) => {
          const call = { name: `${prefix}.${name}`, args, resolve, reject };
          asked.push(call);
          open.push(call);
        });
    },
  }) as T;
}

/** The neighbours that commands work with, every service played by the test. */
export function testContext(user: Partial<SignedInUser> = {}, campaign: string | null = null) {
  const clock = fakeClock();
  const { store, told, kinds } = signedInStore(clock.now, user);
  const asked: Asked[] = [];
  const open: Asked[] = [];
  const lines: string[] = [];
  const log = createLog((level, line) => lines.push(`${level} ${line}`));
  const done: string[] = [];
  const users = recorder<Context["users"]>("users", asked, open);
  const workitems = recorder<Context["workitems"]>("workitems", asked, open);
  const line = recorder<Line>("line", asked, open, {
    wake: () => void done.push("wake"),
    tryNow: () => void done.push("tryNow"),
    answerDirect: () => ({ ok: true, value: undefined }),
    hangUp: () => void done.push("hangUp"),
    peerFailed: () => void done.push("peerFailed"),
    sampled: () => void done.push("sampled"),
  });
  const context: Context = {
    store,
    clock,
    log,
    users,
    workitems,
    acd: recorder("acd", asked, open),
    session: recorder<Context["session"]>("session", asked, open, { cancel: () => void done.push("cancel") }),
    line,
    leg: createLegKeeper({ store, users, workitems, clock, log }),
    once: createPending(),
    server: { skew: () => 0 },
    campaigns: recorder<Context["campaigns"]>("campaigns", asked, open, { current: () => campaign }),
  };
  function take(name: string): Asked {
    const index = open.findIndex((call) => call.name === name);
    const [call] = index < 0 ? [] : open.splice(index, 1);
    if (call === undefined) throw new Error(`${name} was not asked; open: ${open.map((each) => each.name)}`);
    return call;
  }
  return {
    context,
    store,
    clock,
    told,
    kinds,
    lines,
    done,
    /** What was asked of services, in order. */
    asked: (prefix = "") => asked.filter((call) => call.name.startsWith(prefix)).map((call) => call.name),
    args: (name: string) => asked.filter((call) => call.name === name).map((call) => call.args),
    /** The oldest unanswered request of that name is answered. */
    async answers(name: string, value?: unknown): Promise<void> {
      take(name).resolve(value);
      await settled();
    },
    async refuses(
      name: string,
      code: ConstructorParameters<typeof ServiceError>[0] = "refused",
      facts: ServiceErrorFacts = { ambiguous: code === "ambiguous" || code === "timeout" },
    ): Promise<void> {
      take(name).reject(new ServiceError(code, `${name} refused`, facts));
      await settled();
    },
    notices: () => store.get().desktop.notices.map((notice) => notice.key),
    /** A live workitem call. */
    talks(callId = "w1") {
      store.dispatch({
        kind: "callAccepted",
        offer: offer(`o-${callId}`, { workitemId: callId, name: "Carl" }),
      });
      store.dispatch({
        kind: "workitemReported",
        workitem: workitem(callId, { name: "Carl", modifiedAt: 2 }),
      });
    },
  };
}
