import { describe, expect, it } from "vitest";
import type { AppState } from "../../shared/state/app.ts";
import { idle, now, talking } from "../gallery/samples.ts";
import { indicatorOf, troubleOf } from "./health.ts";

const at = () => now;
const never = () => {
  throw new Error("the clock was read");
};
const lost = { kind: "waiting", since: now - 5000, retryAt: now + 4000, attempt: 3 } as const;
const trying = (since: number) => ({ kind: "connecting", since, attempt: 1 }) as const;
const linked = (base: AppState, change: Partial<AppState["connection"]>): AppState => ({
  ...base,
  connection: { ...base.connection, ...change },
});

describe("the connection strip", () => {
  it("says nothing while all is well, and does not tick", () => {
    expect(troubleOf(idle, never)).toBeNull();
    expect(troubleOf(talking, never)).toBeNull();
  });

  it("counts down to the next try and says what still works", () => {
    expect(troubleOf(linked(idle, { feed: lost, synced: false }), at)).toMatchObject({
      health: "bad",
      title: "Not connected to Nextiva",
      help: "New calls cannot reach you until then.",
      retryAt: now + 4000,
    });
    expect(troubleOf(linked(talking, { feed: lost }), at)?.help).toBe(
      "Your call continues. New calls have to wait.",
    );
  });

  it("says that there is no sound while the voice window rests, and that press makes it again", () => {
    const down = (base: AppState): AppState => ({
      ...base,
      audio: { ...base.audio, voiceDown: { retryAt: now + 12_000 } },
    });
    expect(troubleOf(down(idle), at)).toEqual({
      health: "bad",
      title: "No sound",
      help: "The audio part of Hookswitch keeps stopping. You get no calls until it is back.",
      retryAt: now + 12_000,
      canTry: true,
      tries: "sound",
    });
    expect(troubleOf(down(talking), at)?.help).toMatch(/Your call continues without sound\.$/);
    // The voice line may be down as well: without its window it cannot be up.
    expect(troubleOf(down(linked(idle, { voice: lost })), at)?.title).toBe("No sound");
    expect(troubleOf(down(linked(idle, { feed: lost })), at)?.title).toBe("Not connected to Nextiva");
    const ownPhone = { ...idle.line, mode: "phone" } as const;
    expect(troubleOf({ ...down(idle), line: ownPhone }, at)).toBeNull();
  });

  it("names what stands in the way where that is known, also during the next try, and offers the proxy's form", () => {
    const certificate = {
      code: "certificate",
      about: { host: "api.acme.example", reason: "stranger", issuer: "Acme CA" },
    } as const;
    const asks = { code: "proxyAsks", about: { proxy: "proxy.acme.example:3128" } } as const;
    expect(troubleOf(linked(idle, { feed: { ...lost, trouble: certificate } }), at)).toMatchObject({
      title: "Not connected to Nextiva",
      help: expect.stringContaining("api.acme.example was issued by “Acme CA”"),
    });
    const connecting = { ...trying(now - 5000), trouble: asks };
    expect(troubleOf(linked(idle, { voice: connecting }), at)).toMatchObject({
      help: expect.stringContaining("proxy.acme.example:3128"),
      asksProxy: true,
    });
    expect(troubleOf(linked(idle, { feed: lost }), at)?.asksProxy).toBeUndefined();
  });

  it.each([
    ["good", "Your call continues."],
    ["idle", "Your call is being kept."],
    ["reconnecting", "Your call is being kept. You cannot hear them until then."],
    ["cannotBeHeard", "You can hear them. They may not hear you until then."],
    ["silent", "Your call is being kept, without sound until then."],
  ] as const)("without the voice socket it says of a call what packets say: %s", (media, help) => {
    const leg = { phase: "reattaching", since: now - 2_000, id: "leg-1" } as const;
    const away = linked({ ...talking, line: { ...talking.line, leg, media } }, { voice: lost });
    expect(troubleOf(away, at)?.help).toBe(help);
    // The socket is back before the leg.
    expect(troubleOf(linked(away, { voice: { kind: "open", since: now } }), at)?.help).toBe(help);
  });

  it("says no more than is known right after the loss, and promises nothing of a silent call", () => {
    const leg = { phase: "reattaching", since: now - 300, id: "leg-1" } as const;
    const young = linked({ ...talking, line: { ...talking.line, leg, media: "good" } }, { voice: lost });
    expect(troubleOf(young, at)?.help).toBe("Your call is being kept.");
    const silent = linked({ ...talking, line: { ...talking.line, media: "silent" } }, { feed: lost });
    expect(troubleOf(silent, at)?.help).toBe("New calls have to wait until then.");
  });

  it("lets a short gap pass", () => {
    expect(troubleOf(linked(idle, { feed: trying(now - 500) }), at)).toBeNull();
    expect(troubleOf(linked(idle, { feed: trying(now - 5000) }), at)?.health).toBe("recovering");
  });

  it("puts the network first, then the feed, then voice", () => {
    const all = linked(idle, { network: "offline", feed: lost, voice: lost });
    expect(troubleOf(all, at)?.title).toBe("No network");
    expect(troubleOf(linked(all, { network: "online" }), at)?.title).toBe("Not connected to Nextiva");
    expect(troubleOf(linked(idle, { voice: lost }), at)?.title).toBe("Voice connection lost");
  });

  it("offers a try where the agent can ask for one", () => {
    const failed = { kind: "failed", since: now, why: "refused" } as const;
    expect(troubleOf(linked(idle, { voice: failed }), at)?.canTry).toBe(true);
    expect(troubleOf(linked(idle, { feed: failed }), at)?.canTry).toBe(false);
  });

  it("does not care for voice when calls come to a telephone", () => {
    const phone: AppState = { ...linked(idle, { voice: lost }), line: { ...idle.line, mode: "phone" } };
    expect(troubleOf(phone, at)).toBeNull();
  });

  it("tells of a resync that takes long", () => {
    const old: AppState = linked(idle, { feed: { kind: "open", since: now - 5000 }, synced: false });
    expect(troubleOf(old, at)?.title).toBe("Catching up…");
  });
});

describe("the health indicator", () => {
  it("shows figures during a call", () => {
    expect(indicatorOf(talking).lines).toEqual([
      "Connected",
      "Audio: good",
      "Delay 42 ms, jitter 3 ms, loss 0.2%",
    ]);
    expect(indicatorOf(idle).lines).toEqual(["Connected", "Audio: ready"]);
  });

  it.each([
    ["none", false, "good", "Audio: on your own phone"],
    ["asked", false, "recovering", "Audio: calling your phone"],
    ["up", false, "good", "Audio: your phone is connected"],
    ["none", true, "bad", "Audio: your phone is not connected"],
  ] as const)("tells how the agent's own telephone is: %s, %j", (phase, isMissing, audio, words) => {
    const line = {
      ...idle.line,
      mode: "phone",
      leg: { phase, since: now, id: "phone" },
      phone: { number: "", isMissing },
    } as const;
    const seen = indicatorOf({ ...idle, line, audio: { ...idle.audio, microphone: "denied" } });
    expect([seen.audio, seen.lines[1]]).toEqual([audio, words]);
  });

  it("tells a missing microphone from a lost connection", () => {
    const denied: AppState = { ...idle, audio: { ...idle.audio, microphone: "denied" } };
    expect(indicatorOf(denied)).toMatchObject({ link: "good", audio: "bad" });
    expect(indicatorOf(linked(idle, { feed: lost }))).toMatchObject({ link: "bad", audio: "good" });
    expect(indicatorOf({ ...talking, line: { ...talking.line, media: "reconnecting" } }).audio).toBe(
      "recovering",
    );
  });
});
