import {
  type DirectoryItem,
  type DirectoryKind,
  type Profile,
  personKey,
  personOfKey,
} from "../../shared/contract/directory.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { userOf } from "../../shared/state/session.ts";
import type { Clock } from "../../shared/time.ts";
import { type DirectoryServices, personOf, readPerson, searchDirectory } from "../nextiva/directory.ts";
import { profileOf } from "../nextiva/profile.ts";
import type { Store } from "../state/store.ts";
import { outcomeOf } from "../work/context.ts";
import type { Firsts } from "./firsts.ts";
import { createKnownPeople, type KnownPeople } from "./known.ts";

/** The tenant's people and queues: who is known, and every way in which more of them is learned. */
export interface People {
  readonly known: KnownPeople;
  readonly firsts: Firsts;
  /** Reads a page of the server's list. Answers the keys on it, in order. */
  page(wish: {
    readonly kind: DirectoryKind;
    readonly q: string;
    readonly start: number;
  }): Promise<Result<{ readonly keys: readonly string[]; readonly next: number | null }>>;
  /** Reads one again; who is not there any more is known no more. */
  look(key: string): Promise<void>;
  profile(kind: DirectoryKind, id: string): Promise<Result<Profile>>;
}

export function createPeople(parts: {
  readonly services: DirectoryServices;
  readonly store: Pick<Store, "get" | "watch">;
  readonly firsts: Firsts;
  readonly clock: Pick<Clock, "now">;
}): People {
  const { services, store, firsts, clock } = parts;
  const known = createKnownPeople();
  const user = () => userOf(store.get().session);

  store.watch((_now, _was, event) => {
    if (event.kind === "colleagueStatusReported") known.heardStatus(event.userId, event.statusId, event.at);
    else if (event.kind === "signedOut") known.clear();
  });

  /** Of another user than the one who asked, nothing is learned. */
  function learn(
    items: readonly DirectoryItem[],
    asked: { readonly at: number; readonly by: string },
  ): boolean {
    if (user()?.userId !== asked.by) return false;
    known.learn(items, asked.at);
    return true;
  }
  const asking = () => ({ at: clock.now(), by: user()?.userId ?? "" });

  function gone(key: string): void {
    known.forget(key);
    firsts.drop(key);
  }

  async function queueName(queueId: string): Promise<string> {
    const key = personKey("queues", queueId);
    if (known.get(key) === undefined) await look(key);
    return known.get(key)?.name ?? "";
  }

  async function look(key: string): Promise<void> {
    const whose = personOfKey(key);
    if (whose === null) return;
    const asked = asking();
    const read = await outcomeOf(readPerson(services, whose.kind, whose.id));
    if (!read.ok) return read.is === "missing" ? gone(key) : undefined;
    const item = personOf(whose.kind, read.value);
    if (item === null) known.forget(key);
    else learn([item], asked);
  }

  return {
    known,
    firsts,
    async page(wish) {
      const asked = asking();
      const read = await outcomeOf(searchDirectory(services, wish, asked.by));
      if (!read.ok) return read;
      const { rows, next } = read.value;
      return learn(rows, asked) ? ok({ keys: rows.map(({ key }) => key), next }) : fail("gone");
    },
    look,
    async profile(kind, id) {
      const asked = asking();
      const read = await outcomeOf(readPerson(services, kind, id));
      const key = personKey(kind, id);
      if (!read.ok) {
        if (read.is === "missing") gone(key);
        return read;
      }
      const maySeeVoice = id === asked.by || user()?.isSupervisor === true;
      const profile = await profileOf(kind, read.value, { queueName, maySeeVoice });
      if (profile === null) {
        known.forget(key);
        return fail("notFound");
      }
      learn([profile.item], asked);
      return ok({ ...profile, item: known.get(key) ?? profile.item });
    },
  };
}
