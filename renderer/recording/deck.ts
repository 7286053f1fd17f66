import { batch, signal } from "@preact/signals";
import { kept } from "../app/app.ts";

/** How fast it can go. */
export const speeds = [0.75, 1, 1.25, 1.5, 2] as const;

export const skipBackSeconds = 10;
export const skipForwardSeconds = 30;

/**
 * What plays recordings in a window: one for all of them, so that never two are heard at once, and one goes on while
 * its row is scrolled away. Times are seconds.
 */
function createDeck() {
  const audio = new Audio();
  audio.preload = "metadata";
  audio.hidden = true;
  document.body.append(audio);

  /** Which recording lies on it; "" for none. */
  const key = signal("");
  const at = signal(0);
  /** Null while that is not known. */
  const length = signal<number | null>(null);
  const isPlaying = signal(false);
  const isWaiting = signal(false);
  /** It could not be read on. */
  const isBroken = signal(false);
  const speed = signal<number>(1);
  /** Its address. */
  let loaded = "";
  /** Where others were left. */
  const places = new Map<string, number>();

  const seconds = () => (Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : null);
  const handlers: Readonly<Record<string, () => void>> = {
    timeupdate: () => {
      at.value = audio.currentTime;
    },
    durationchange: () => {
      length.value = seconds();
    },
    play: () => {
      isPlaying.value = true;
    },
    pause: () => {
      isPlaying.value = false;
      isWaiting.value = false;
    },
    waiting: () => {
      isWaiting.value = true;
    },
    playing: () => {
      isWaiting.value = false;
    },
    ended: () => {
      isPlaying.value = false;
      audio.currentTime = 0;
    },
    error: () => {
      if (key.peek() === "") return;
      isBroken.value = true;
      isPlaying.value = false;
    },
  };
  for (const [name, run] of Object.entries(handlers)) audio.addEventListener(name, run);

  function load(wanted: string, url: string): void {
    if (key.peek() === wanted && loaded === url && !isBroken.peek()) return;
    if (key.peek() !== "") places.set(key.peek(), audio.currentTime);
    const from = places.get(wanted) ?? 0;
    audio.pause();
    batch(() => {
      key.value = wanted;
      at.value = from;
      length.value = null;
      isBroken.value = false;
      isWaiting.value = false;
    });
    loaded = url;
    audio.src = url;
    audio.defaultPlaybackRate = speed.peek();
    audio.playbackRate = speed.peek();
    audio.preservesPitch = true;
    if (from > 0) audio.currentTime = from;
  }

  return {
    audio,
    key,
    at,
    length,
    isPlaying,
    isWaiting,
    isBroken,
    speed,
    load,
    /** Plays it, from where it was left. */
    async play(wanted: string, url: string): Promise<void> {
      load(wanted, url);
      try {
        await audio.play();
      } catch (reason) {
        // Another press, or another recording, came before it began: nothing is wrong.
        if (!(reason instanceof DOMException && reason.name === "AbortError")) isBroken.value = true;
      }
    },
    pause: () => audio.pause(),
    seek(to: number): void {
      const end = seconds();
      const place = Math.max(0, end === null ? to : Math.min(to, end));
      audio.currentTime = place;
      at.value = place;
    },
    goAt(faster: number): void {
      speed.value = faster;
      audio.defaultPlaybackRate = faster;
      audio.playbackRate = faster;
    },
    /** Takes it off: nothing of it stays. */
    stop(): void {
      audio.pause();
      key.value = "";
      audio.removeAttribute("src");
      audio.load();
      places.clear();
    },
  };
}

export type Deck = ReturnType<typeof createDeck>;

export const [useDeck] = kept(createDeck);
