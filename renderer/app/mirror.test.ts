import { describe, expect, it, vi } from "vitest";
import type { Bridge, Slices } from "../../shared/contract/index.ts";
import { type Frames, mirrorState } from "./mirror.ts";

type Piece = Slices<"voice">;
const voice = (muted: boolean) => ({ voice: { muted } }) as unknown as Piece["slices"];

function main() {
  const watchers = new Set<(piece: Piece) => void>();
  const snapshots: ((piece: Piece) => void)[] = [];
  const bridge: Pick<Bridge<"voice">, "snapshot" | "watch"> = {
    snapshot: vi.fn(() => new Promise<Piece>((answer) => snapshots.push(answer))),
    watch(seen) {
      watchers.add(seen);
      return () => void watchers.delete(seen);
    },
  };
  return {
    bridge,
    watchers,
    answer: async (piece: Piece) => {
      snapshots.shift()?.(piece);
      await Promise.resolve();
      await Promise.resolve();
    },
    send: (piece: Piece) => {
      for (const seen of watchers) seen(piece);
    },
  };
}

function frames() {
  const due: (() => void)[] = [];
  const seen = new Set<() => void>();
  const page = {
    isHidden: false,
    asked: 0,
    paint() {
      for (const run of due.splice(0)) run();
    },
    turn(hidden: boolean) {
      page.isHidden = hidden;
      for (const run of seen) run();
    },
  };
  const forMirror: Frames = {
    hidden: () => page.isHidden,
    next(run) {
      page.asked += 1;
      due.push(run);
    },
    onVisibility(run) {
      seen.add(run);
      return () => void seen.delete(run);
    },
  };
  return { page, forMirror };
}

async function started() {
  const from = main();
  const { page, forMirror } = frames();
  const mirroring = mirrorState(from.bridge, forMirror);
  await from.answer({ number: 0, at: 0, slices: voice(false) });
  const mirror = await mirroring;
  page.paint();
  return { from, page, mirror };
}

const muted = (mirror: Awaited<ReturnType<typeof started>>["mirror"]) => mirror.state.voice.value.muted;

describe("the window's copy of the state", () => {
  it("shows the snapshot, then whole slices, once a frame", async () => {
    const { from, page, mirror } = await started();
    expect(muted(mirror)).toBe(false);
    const before = page.asked;
    from.send({ number: 1, at: 0, slices: voice(true) });
    from.send({ number: 2, at: 0, slices: voice(false) });
    from.send({ number: 3, at: 0, slices: voice(true) });
    expect(muted(mirror)).toBe(false);
    expect(page.asked - before).toBe(1);
    page.paint();
    expect(muted(mirror)).toBe(true);
  });

  it("does not wait for a frame while the page is hidden", async () => {
    const { from, page, mirror } = await started();
    page.turn(true);
    from.send({ number: 1, at: 0, slices: voice(true) });
    expect(muted(mirror)).toBe(true);
  });

  it("shows at once what waited for a frame when the page is hidden", async () => {
    const { from, page, mirror } = await started();
    from.send({ number: 1, at: 0, slices: voice(true) });
    page.turn(true);
    expect(muted(mirror)).toBe(true);
  });

  it("asks for everything again at a gap, and drops what that holds already", async () => {
    const { from, page, mirror } = await started();
    from.send({ number: 1, at: 0, slices: voice(false) });
    from.send({ number: 3, at: 0, slices: voice(false) });
    expect(from.bridge.snapshot).toHaveBeenCalledTimes(2);
    from.send({ number: 4, at: 0, slices: voice(false) });
    await from.answer({ number: 4, at: 0, slices: voice(true) });
    page.paint();
    expect(muted(mirror)).toBe(true);
    from.send({ number: 5, at: 0, slices: voice(false) });
    page.paint();
    expect(muted(mirror)).toBe(false);
    expect(from.bridge.snapshot).toHaveBeenCalledTimes(2);
  });

  it("keeps pieces that overtake the snapshot's answer", async () => {
    const from = main();
    const { forMirror } = frames();
    const mirroring = mirrorState(from.bridge, forMirror);
    from.send({ number: 1, at: 0, slices: voice(true) });
    await from.answer({ number: 0, at: 0, slices: voice(false) });
    expect(muted(await mirroring)).toBe(true);
  });

  it("ignores what it has already seen", async () => {
    const { from, page, mirror } = await started();
    from.send({ number: 1, at: 0, slices: voice(true) });
    from.send({ number: 1, at: 0, slices: voice(false) });
    page.paint();
    expect(muted(mirror)).toBe(true);
    expect(from.bridge.snapshot).toHaveBeenCalledTimes(1);
  });

  it("lets go of the bridge when closed", async () => {
    const { from, mirror } = await started();
    mirror.close();
    expect(from.watchers.size).toBe(0);
  });
});
