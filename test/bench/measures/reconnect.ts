import { type Figure, times } from "../figures.ts";
import { markCount, nextMark } from "../page-marks.ts";
import { audible, frameMs, type PhoneOfApp, type Rig, wallNow } from "../rig.ts";

/** In a call the voice socket is cut: packets on the new connection, and the customer hears the microphone over it. */
export async function voiceSocket(rig: Rig): Promise<Figure[]> {
  const rounds = 8;
  const caller = await rig.talk();
  const { page, ahead } = await rig.marked("voice");
  const login = rig.sandbox.centre.find("ana")?.telephony.login;
  if (login === undefined) throw new Error("Ana has no line");
  const found: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = await markCount(page);
    const cut = wallNow();
    if (rig.sandbox.voice.verto?.faults.dropSockets(login) !== 1) throw new Error("no socket to cut");
    const inbound = await nextMark(page, "inbound", from);
    // Only what is heard from here on counts: before it the old connection may have been heard.
    const heard = await caller.hears.waitUntilHears(audible);
    if (!heard.ok) throw new Error("the customer does not hear the agent again");
    const heardAt = wallNow() - (audible.forMs - frameMs);
    found.push(Math.max(inbound.at - ahead, heardAt) - cut);
    await rig.until("the leg is up", () => rig.sandbox.voice.leg(rig.user.userId) !== undefined);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  await rig.end(caller);
  return times("voice-drop-to-audio", found, {
    aim: 1_000,
    note: "socket cut to packets in on the new connection and the microphone at the customer",
    worst: true,
  });
}

/** The events feed is cut: connected again and all read anew. */
export async function feed(rig: Rig): Promise<Figure[]> {
  const rounds = 8;
  const { page, ahead } = await rig.marked("phone");
  await page.evaluate(() => {
    const { hookswitch } = window as PhoneOfApp;
    let wasSynced = true;
    hookswitch.watch(({ slices: { connection } }) => {
      if (connection === undefined) return;
      const isSynced = connection.feed.kind === "open" && connection.synced;
      if (isSynced !== wasSynced)
        (window as unknown as { bench: { mark(name: string): void } }).bench.mark(
          isSynced ? "synced" : "unsynced",
        );
      wasSynced = isSynced;
    });
  });
  const found: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = await markCount(page);
    const cut = wallNow();
    rig.sandbox.faults.feed.drop(rig.user.userId);
    await nextMark(page, "unsynced", from);
    found.push((await nextMark(page, "synced", from)).at - ahead - cut);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return times("feed-drop-to-synced", found, {
    note: "the first retry comes after 250 to 500 ms",
    worst: true,
  });
}
