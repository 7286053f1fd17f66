import { afterEach, expect, it } from "vitest";
import { followMonitoring } from "../../main/effects/follow-monitoring.ts";
import { createLine } from "../../main/line/line.ts";
import { createVertoClient } from "../../main/line/verto/client.ts";
import { signedInStore } from "../../main/state/test-samples.ts";
import type { Context } from "../../main/work/context.ts";
import { silentLog } from "../../shared/log.ts";
import { systemClock } from "../../shared/time.ts";
import { loginSteps, type Step, stepsOf } from "./verto-recording.ts";
import { replayServer } from "./verto-replay-server.ts";

const toClose: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});

type Asks = Extract<Step, { kind: "asks" }>;

it("[supervisor complaint 10] the leg of a supervisor who listens is an incoming call as FreeSWITCH places it: answered without a microphone, over with its bye", async () => {
  const call = stepsOf(["incoming-originate-from-server", "bye-by-server-hangup"], ["alice#1"]);
  const steps = call.some((step) => step.kind === "asks" && step.method === "login")
    ? call
    : [...loginSteps("alice#1"), ...call];
  const server = await replayServer(steps);
  toClose.push(() => server.close());
  const login = steps.find((step): step is Asks => step.kind === "asks" && step.method === "login");
  const answer = steps.find((step): step is Asks => step.kind === "asks" && step.method === "verto.answer");
  const clock = systemClock(globalThis);
  const { store } = signedInStore(clock.now, { isSupervisor: true });
  const becomes = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => isSo() && resolve();
      store.watch(look);
      look();
    });
  const line = createLine({
    store,
    clock,
    log: silentLog,
    newId: () => String(login?.params.sessid),
    onSession: () => {},
    onLegLost: () => {},
    createClient: (config, emit) => createVertoClient({ ...config, clock, log: silentLog, emit }),
  });
  toClose.push(() => line.stop({ keepLeg: true }));
  const undo = followMonitoring({ store, clock, line, log: silentLog } as unknown as Context);
  toClose.push(undo);

  store.dispatch({ kind: "monitorAsked", userId: "u-ana", name: "Ana", mode: "listen" });
  store.dispatch({ kind: "monitorTaken" });
  line.start({
    url: server.url,
    login: String(login?.params.login),
    passwd: String(login?.params.passwd),
    iceServers: [],
  });
  await becomes(() => store.get().peer !== null);
  const { peer, voice, offers } = store.get();
  expect(offers.open).toEqual([]);
  expect([voice.microphone, voice.peer?.remoteSdp]).toEqual(["closed", peer?.remoteSdp]);
  const heard = becomes(() => store.get().monitor.now?.phase === "on");
  await line.described({ peerId: peer?.peerId ?? "", restart: 0, sdp: String(answer?.params.sdp) });
  await heard;
  expect(store.get().voice.microphone).toBe("closed");
  // The recorded server hangs up.
  await becomes(() => store.get().line.leg.phase === "none");
  await becomes(() => store.get().monitor.now === null);
  expect(store.get().monitor.last?.end).toBe("lineEnded");
  expect(server.problems).toEqual([]);
});
