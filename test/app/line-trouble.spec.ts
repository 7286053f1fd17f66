import { talkBothWays } from "../harness/sound.ts";
import { type Centre, expect, maria, test } from "../harness/story.ts";

const verto = (centre: Centre) => {
  const server = centre.sandbox.voice.verto;
  if (server === undefined) throw new Error("no voice server");
  return server;
};

test("a network that lets no audio through is said within seconds, nothing is tried over and over, and a press tries again", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const voice = await agent.app.page("voice");
  let legs = 0;
  verto(centre).on("legCreated", () => {
    legs += 1;
  });
  // A firewall that takes UDP away: the browser finds TCP alone.
  await voice.evaluate(() => {
    const own = Object.getOwnPropertyDescriptor(RTCPeerConnection.prototype, "localDescription");
    Object.defineProperty(RTCPeerConnection.prototype, "localDescription", {
      configurable: true,
      get() {
        const found = own?.get?.call(this) as RTCSessionDescription | null;
        const sdp = found?.sdp.replace(/^(a=candidate:\S+ \d+) udp/gm, "$1 tcp");
        return found === null ? null : { type: found.type, sdp };
      },
    });
    Object.assign(window, {
      openNetwork: () => Object.defineProperty(RTCPeerConnection.prototype, "localDescription", own ?? {}),
    });
  });
  const caller = centre.rings({ ...maria, says: "tone" });
  await agent.accepts("Maria Delgado");
  const phone = await agent.phone();
  await expect(phone.getByText(/This network blocks audio/)).toBeVisible({ timeout: 5_000 });
  expect(legs).toBe(1);

  await voice.evaluate(() => (window as unknown as { openNetwork(): void }).openNetwork());
  await agent.presses("Account and settings");
  await phone.getByRole("menuitem", { name: "Connect voice line" }).click();
  await agent.isTalkingTo("Maria Delgado");
  await talkBothWays(agent, caller.hears);
  expect(legs).toBe(2);
  await expect(phone.getByText(/This network blocks audio/)).toBeHidden();
});

test("accepted while the voice socket is dead and says that it is open: both talk within seconds", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = centre.rings({ ...maria, says: "tone" });
  await agent.seesOffer("Maria Delgado");
  expect(verto(centre).faults.freezeSockets(centre.user("ana").login, 60_000)).toBe(1);
  const pressedAt = Date.now();
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await talkBothWays(agent, caller.hears);
  // The next beat alone finds it out after ten seconds and five more.
  expect(Date.now() - pressedAt).toBeLessThan(10_000);
});
