import { agentInCall } from "../../harness/supervisor.ts";
import { type Figure, times } from "../figures.ts";
import { type BenchWindow, markCount, nextMark } from "../page-marks.ts";
import { audible, frameMs, type PhoneOfApp, type Rig, wallNow } from "../rig.ts";

/** The agent's caller, who sounds a tone. */
const caller440 = { ...audible, nearHz: { hz: 440, within: 15 } } as const;

/** A supervisor asks to listen: packets come in, and what the server sends them is the call. Then off it again. */
export async function listening(rig: Rig): Promise<Figure[]> {
  const rounds = 10;
  const { sandbox, user } = rig;
  sandbox.centre.do({ kind: "changeAgent", of: user.userId, change: { role: "Supervisor" } });
  await rig.signOut();
  await rig.signIn();
  const { agent, close } = await agentInCall(sandbox, "ben");
  agent.line.says("silence");
  const voice = await rig.marked("voice");
  const phone = await rig.marked("phone");
  const toHeard: number[] = [];
  const toGone: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = await markCount(voice.page);
    const asked = await markCount(phone.page);
    await phone.page.evaluate(
      ({ userId, name }) => {
        (window as BenchWindow).bench.mark("asked");
        void (window as PhoneOfApp).hookswitch.ask.monitor.start({ userId, name, mode: "listen" });
      },
      { userId: agent.userId, name: agent.name },
    );
    const pressed = (await nextMark(phone.page, "asked", asked)).at - phone.ahead;
    await rig.until("the leg is up", () => sandbox.centre.find("ana")?.leg === "up");
    const heard = await sandbox.voice.leg(user.userId)?.heard?.waitUntilHears(caller440);
    if (heard?.ok !== true) throw new Error("the supervisor does not hear the call");
    const at = wallNow() - (audible.forMs - frameMs);
    const inbound = await nextMark(voice.page, "inbound", from);
    toHeard.push(Math.max(inbound.at - voice.ahead, at) - pressed);
    const left = wallNow();
    await phone.page.evaluate(() => (window as PhoneOfApp).hookswitch.ask.monitor.leave());
    await rig.until("the leg is gone", () => sandbox.centre.find("ana")?.leg === "none");
    toGone.push(wallNow() - left);
  }
  await close();
  rig.clear();
  return [
    ...times("listen-to-heard", toHeard, {
      note: "press to the call's sound at the supervisor",
      worst: true,
    }),
    ...times("leave-to-leg-gone", toGone, { note: "press to no leg at the server" }),
  ];
}
