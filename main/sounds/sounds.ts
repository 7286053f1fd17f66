import { createNewest } from "../files/newest.ts";
import type { Asset } from "../mail/pdf-pages.ts";

/** Sounds that main fetched from elsewhere, for the voice window to play. */
export interface Sounds {
  /** Answers the id under which it is played. */
  keep(sound: Sound): string;
  /** Where it came from; null for one that is not kept any more. */
  find(id: string): Sound | null;
  /** What lies at `/sounds/<id>` of our own pages; null for another path. */
  asset(path: string): Asset | null;
}

export interface Sound {
  readonly bytes: Uint8Array;
  /** The file's name on the server, by which it is kept there; "" for none. */
  readonly file: string;
}

/** Whoever hears a tenth has forgotten the first. */
const mostKept = 10;

/** Each under an id that nobody can guess. What it is was looked at before; a page is told that it is audio and no more. */
export function createSounds(newId: () => string): Sounds {
  const kept = createNewest<Sound>(newId, mostKept);
  return {
    keep: kept.keep,
    find: (id) => kept.get(id) ?? null,
    asset(path) {
      const [, id = ""] = /^\/sounds\/([\w-]+)$/.exec(path) ?? [];
      const sound = kept.get(id);
      return sound === undefined
        ? null
        : { body: new Uint8Array(sound.bytes), type: "application/octet-stream" };
    },
  };
}
