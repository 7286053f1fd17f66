import { muteChord } from "../../harness/agent.ts";
import { type Figure, times } from "../figures.ts";
import { markCount, nextMark } from "../page-marks.ts";
import { audible, frameMs, type Rig, wallNow } from "../rig.ts";

/** Two frames of silence in a row; the first of them is when it began. */
const silence = { maxDbfs: -70, forMs: 20, timeoutMs: 10_000 } as const;
const begunBefore = silence.forMs - frameMs;
/** The server mutes its side too and is often first. So slow that only the local track can have done it: */
const slowServerMs = 700;

/** In a live call with sound: the chord is pressed; the local track is off; the customer hears nothing. */
export async function hotkey(rig: Rig): Promise<Figure[]> {
  const rounds = 24;
  const caller = await rig.talk();
  const { page, ahead } = await rig.marked("voice");
  const toTrack: number[] = [];
  const toSilence: number[] = [];
  const byTrackAlone: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const isAlone = round % 2 === 1;
    if (isAlone) rig.sandbox.faults.http.add({ kind: "delay", endpoint: "muteCall", ms: slowServerMs });
    const from = await markCount(page);
    const called = wallNow();
    const quiet = caller.hears.waitUntilHears(silence).then((heard) => ({ heard, at: wallNow() }));
    await rig.app.pressHotkey(muteChord);
    const off = await nextMark(page, "track", from, false);
    const pressed = (await rig.probe.hotkeyAt()) || called;
    toTrack.push(off.at - ahead - pressed);
    const { heard, at } = await quiet;
    if (!heard.ok) throw new Error("the customer still hears the agent");
    (isAlone ? byTrackAlone : toSilence).push(at - begunBefore - pressed);
    await rig.until("the server knows", () => rig.sandbox.centre.find("ana")?.inMute === true);
    const back = await markCount(page);
    await betweenPresses();
    await rig.app.pressHotkey(muteChord);
    await nextMark(page, "track", back, true);
    await rig.until("the server knows", () => rig.sandbox.centre.find("ana")?.inMute === false);
    await caller.hears.waitUntilHears(audible);
    await betweenPresses();
  }
  await rig.end(caller);
  return [
    ...times("hotkey-to-silent-track", toTrack, {
      aim: 20,
      note: "press in main to track.enabled === false",
    }),
    ...times("hotkey-to-customer-silence", toSilence, {
      note: "by the track or the server's mute, whichever is first",
    }),
    ...times("hotkey-to-silence-by-track-alone", byTrackAlone, {
      note: `the server held back ${slowServerMs} ms; the sound on its way is played out`,
    }),
  ];
}

/** Presses closer than a quarter of a second are one press to the app: a key held down repeats. */
const betweenPresses = () => new Promise<void>((resolve) => setTimeout(resolve, 300));
