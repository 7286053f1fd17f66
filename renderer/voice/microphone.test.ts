import { describe, expect, test } from "vitest";
import { createMicrophone, type MicrophoneParts } from "./microphone.ts";

const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
const processing = { echoCancellation: true, noiseSuppression: true, autoGain: true };
const idle = { open: false, muted: true, deviceId: "default", processing, resets: 0 };
const wanted = { ...idle, open: true };

class FakeTrack {
  enabled = true;
  readyState = "live";
  onended: (() => void) | null = null;
  readonly label: string;
  constructor(label: string) {
    this.label = label;
  }
  stop() {
    this.readyState = "ended";
  }
}

function setUp() {
  const asked: { deviceId: string; resolve(label: string): void; reject(name: string): void }[] = [];
  const made: FakeTrack[] = [];
  const tracks: (FakeTrack | null)[] = [];
  const states: [string, boolean, string][] = [];
  const timers = new Set<() => void>();
  let missing = 0;
  const media = {
    getUserMedia: (constraints: MediaStreamConstraints) =>
      new Promise<MediaStream>((resolve, reject) => {
        const { deviceId } = constraints.audio as { deviceId?: { exact: string } };
        asked.push({
          deviceId: deviceId?.exact ?? "default",
          resolve(label) {
            const track = new FakeTrack(label);
            made.push(track);
            resolve({ getAudioTracks: () => [track] } as unknown as MediaStream);
          },
          reject: (name) => reject(new DOMException("no", name)),
        });
      }),
  } as unknown as MicrophoneParts["media"];
  const microphone = createMicrophone({
    media,
    after(_ms, run) {
      timers.add(run);
      return () => timers.delete(run);
    },
    onTrack: (track) => tracks.push(track as unknown as FakeTrack | null),
    onState: (state, open, label) => states.push([state, open, label]),
    onMissing: () => {
      missing += 1;
    },
  });
  const answers = async (label: string, index = asked.length - 1) => {
    asked[index]?.resolve(label);
    await settled();
  };
  const refuses = async (name: string, index = asked.length - 1) => {
    asked[index]?.reject(name);
    await settled();
  };
  return {
    microphone,
    asked,
    made,
    tracks,
    states,
    timers,
    answers,
    refuses,
    missing: () => missing,
    live: () => made.filter((track) => track.readyState === "live").length,
  };
}

test("opened while wanted, with what the agent set, and released at once when not", async () => {
  const { microphone, asked, states, answers, live } = setUp();
  microphone.want(wanted);
  await answers("Headset");
  expect([asked.length, states.at(-1), live()]).toEqual([1, ["granted", true, "Headset"], 1]);
  microphone.want(idle);
  expect(live()).toBe(0);
  expect(states.at(-1)).toEqual(["granted", false, ""]);
  expect(microphone.track()).toBeNull();
});

describe("mute", () => {
  test("takes effect before the call returns", async () => {
    const { microphone, made, answers } = setUp();
    microphone.want({ ...wanted, muted: false });
    await answers("Headset");
    microphone.want({ ...wanted, muted: true });
    expect(made[0]?.enabled).toBe(false);
    microphone.want({ ...wanted, muted: false });
    expect(made[0]?.enabled).toBe(true);
  });
  test("pressed while the microphone is being opened: it opens silent", async () => {
    const { microphone, made, answers } = setUp();
    microphone.want({ ...wanted, muted: false });
    microphone.want({ ...wanted, muted: true });
    await answers("Headset");
    expect(made[0]?.enabled).toBe(false);
  });
  test("stays through a change of device", async () => {
    const { microphone, made, answers } = setUp();
    microphone.want({ ...wanted, muted: true });
    await answers("Headset");
    microphone.want({ ...wanted, muted: true, deviceId: "desk" });
    await answers("Desk");
    expect(made.map((track) => track.enabled)).toEqual([false, false]);
  });
});

test("no longer wanted while it is being opened: closed as soon as it is there", async () => {
  const { microphone, answers, live } = setUp();
  microphone.want(wanted);
  microphone.want(idle);
  await answers("Headset");
  expect(live()).toBe(0);
});

test("another device: the new track first, then the old one is let go; never two", async () => {
  const { microphone, asked, tracks, answers, live } = setUp();
  microphone.want(wanted);
  await answers("Headset");
  microphone.want({ ...wanted, deviceId: "desk" });
  expect([asked.at(-1)?.deviceId, live()]).toEqual(["desk", 1]);
  await answers("Desk");
  expect([live(), tracks.at(-1)?.label]).toEqual([1, "Desk"]);
});

test.each([
  ["NotAllowedError", "denied"],
  ["NotFoundError", "missing"],
  ["NotReadableError", "busy"],
])("%s is told as %s, and tried again while wanted", async (name, state) => {
  const { microphone, states, timers, refuses, answers, asked } = setUp();
  microphone.want(wanted);
  await refuses(name);
  expect(states.at(-1)).toEqual([state, false, ""]);
  for (const retry of [...timers]) retry();
  expect(asked).toHaveLength(2);
  await answers("Headset");
  expect(states.at(-1)).toEqual(["granted", true, "Headset"]);
});

test("not tried again once nobody wants it", async () => {
  const { microphone, timers, refuses, asked } = setUp();
  microphone.want(wanted);
  await refuses("NotAllowedError");
  microphone.want(idle);
  await settled();
  expect([timers.size, asked.length]).toEqual([0, 1]);
});

test("the chosen device is not there: the system's default stands in, and that is said", async () => {
  const { microphone, asked, states, missing, refuses, answers } = setUp();
  microphone.want({ ...wanted, deviceId: "gone" });
  await refuses("OverconstrainedError");
  expect(asked.map((each) => each.deviceId)).toEqual(["gone", "default"]);
  await answers("Built-in");
  expect([missing(), states.at(-1)]).toEqual([1, ["granted", true, "Built-in"]]);
});

describe("the other device cannot be had while the old one works", () => {
  test("the old one goes on, and the state does not say that it is closed", async () => {
    const { microphone, states, refuses, answers, live, missing } = setUp();
    microphone.want(wanted);
    await answers("Headset");
    microphone.want({ ...wanted, deviceId: "busy one" });
    await refuses("NotReadableError");
    expect([live(), states.at(-1), missing()]).toEqual([1, ["granted", true, "Headset"], 1]);
  });
  test("the call ends meanwhile: the old one is closed at once, not after a retry", async () => {
    const { microphone, refuses, answers, live, timers } = setUp();
    microphone.want(wanted);
    await answers("Headset");
    microphone.want({ ...wanted, deviceId: "busy one" });
    microphone.want(idle);
    await refuses("NotReadableError");
    expect([live(), timers.size]).toEqual([0, 0]);
  });
});

test("complaint: the headset dies in a call. The track is replaced by itself", async () => {
  const { microphone, made, asked, answers } = setUp();
  microphone.want(wanted);
  await answers("Headset");
  made[0]?.stop();
  made[0]?.onended?.();
  expect(asked).toHaveLength(2);
  await answers("Built-in");
  expect(microphone.track()?.label).toBe("Built-in");
});

describe("a device that is listed and cannot be opened", () => {
  /** Main says the devices again after each opening, as the page does. */
  async function storm(set: ReturnType<typeof setUp>, refuse: string, list = () => "same") {
    for (let round = 0; round < 50; round += 1) {
      set.microphone.devicesChanged("Built-in", list());
      set.microphone.want({ ...wanted, deviceId: "jabra" });
      await settled();
      const open = set.asked.at(-1);
      if (open?.deviceId === "jabra") open.reject(refuse);
      else open?.resolve("Built-in");
      await settled();
    }
  }
  const tried = (set: ReturnType<typeof setUp>) =>
    set.asked.filter(({ deviceId }) => deviceId === "jabra").length;

  test.each(["NotReadableError", "OverconstrainedError"])(
    "%s: one try while nothing changes",
    async (name) => {
      const set = setUp();
      set.microphone.devicesChanged("Built-in", "same");
      set.microphone.want({ ...wanted, deviceId: "jabra" });
      await set.refuses(name);
      await storm(set, name);
      expect(tried(set)).toBe(1);
    },
  );
  test("while another works, too", async () => {
    const set = setUp();
    set.microphone.devicesChanged("Built-in", "same");
    set.microphone.want(wanted);
    await set.answers("Built-in");
    await storm(set, "NotReadableError");
    expect([tried(set), set.live(), set.missing()]).toEqual([1, 1, 1]);
  });
  test("a list that never comes to rest: a try for the first change, then rests between them", async () => {
    const set = setUp();
    let round = 0;
    await storm(set, "OverconstrainedError", () => String(++round));
    expect(tried(set)).toBe(2);
    // The rest is over: what changed meanwhile gets its one try.
    for (const timer of [...set.timers]) timer();
    expect(tried(set)).toBe(3);
  });
  test("one that ends as soon as it is open is not opened for ever", async () => {
    const set = setUp();
    set.microphone.want(wanted);
    for (let round = 0; round < 50; round += 1) {
      await set.answers("Flaky");
      const last = set.made.at(-1);
      last?.stop();
      last?.onended?.();
      await settled();
    }
    expect(set.asked).toHaveLength(2);
    expect(set.states.at(-1)).toEqual(["busy", false, ""]);
    expect(set.timers.size).toBe(1);
  });
  test("asked for by hand it is tried at once", async () => {
    const set = setUp();
    let round = 0;
    await storm(set, "OverconstrainedError", () => String(++round));
    set.microphone.want({ ...wanted, deviceId: "jabra", resets: 1 });
    expect(tried(set)).toBe(3);
  });
});

describe("devices change", () => {
  test("the system's default is followed when it moves, and only then [complaint 25]", async () => {
    const { microphone, asked, answers } = setUp();
    microphone.devicesChanged("Built-in", "built-in");
    microphone.want(wanted);
    await answers("Built-in");
    microphone.devicesChanged("Built-in", "built-in");
    await settled();
    expect(asked).toHaveLength(1);
    microphone.devicesChanged("Headset", "built-in, headset");
    expect(asked).toHaveLength(2);
    await answers("Headset");
    expect(microphone.track()?.label).toBe("Headset");
  });
  test("a chosen one is left alone", async () => {
    const { microphone, asked, answers } = setUp();
    microphone.devicesChanged("Built-in", "built-in");
    microphone.want({ ...wanted, deviceId: "desk" });
    await answers("Desk");
    microphone.devicesChanged("Headset", "built-in, headset");
    await settled();
    expect(asked).toHaveLength(1);
  });
  test("unplugged in a call: what stood in is not opened a second time when main has heard of it [complaint 25]", async () => {
    const { microphone, made, asked, answers, refuses } = setUp();
    microphone.want({ ...wanted, deviceId: "jabra" });
    await answers("Jabra");
    made[0]?.stop();
    made[0]?.onended?.();
    await refuses("OverconstrainedError");
    await answers("Built-in");
    microphone.want(wanted);
    await settled();
    expect(asked.map((each) => each.deviceId)).toEqual(["jabra", "jabra", "default"]);
    // And the headset is taken again when main wishes for it again.
    microphone.want({ ...wanted, deviceId: "jabra" });
    await answers("Jabra");
    expect(microphone.track()?.label).toBe("Jabra");
  });
  test("main hears of it while another one is still being opened: plugged in again, the headset is taken again [complaint 25]", async () => {
    const { microphone, made, answers, refuses } = setUp();
    microphone.want({ ...wanted, deviceId: "jabra" });
    await answers("Jabra");
    made[0]?.stop();
    made[0]?.onended?.();
    await refuses("OverconstrainedError");
    microphone.want(wanted);
    await answers("Built-in");
    microphone.want({ ...wanted, deviceId: "jabra" });
    await answers("Jabra");
    expect(microphone.track()?.label).toBe("Jabra");
  });
  test("plugged in again: it comes back by itself, without a gap [complaint 29]", async () => {
    const { microphone, tracks, answers, refuses, live } = setUp();
    microphone.want({ ...wanted, deviceId: "jabra" });
    await refuses("OverconstrainedError");
    await answers("Built-in");
    microphone.devicesChanged("Built-in", "built-in");
    await answers("Jabra");
    expect([microphone.track()?.label, live()]).toEqual(["Jabra", 1]);
    expect(tracks.map((track) => track?.label)).toEqual(["Built-in", "Jabra"]);
  });
});

test("reset: the old track is let go first, then the same device is opened anew, still muted [complaint 30]", async () => {
  const { microphone, made, asked, answers, live } = setUp();
  microphone.want(wanted);
  await answers("Headset");
  microphone.want({ ...wanted, resets: 1 });
  expect([live(), asked.length]).toEqual([0, 2]);
  await answers("Headset");
  expect([live(), made.at(-1)?.enabled]).toEqual([1, false]);
  microphone.want({ ...wanted, resets: 1 });
  await settled();
  expect(asked).toHaveLength(2);
});
