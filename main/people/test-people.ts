import type { DirectoryKind } from "../../shared/contract/directory.ts";
import { fakeClock } from "../../shared/fake-clock.ts";
import { defaultSettings, type Settings } from "../../shared/state/settings.ts";
import { ServiceError } from "../nextiva/errors.ts";
import { signedInStore } from "../state/test-samples.ts";
import { createFirsts } from "./firsts.ts";
import { createPeople } from "./people.ts";

export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

type Stored = Record<string, unknown>;

/** A tenant whose people are as the test says, behind a server that can be slow, refuse, and is counted. */
export function testPeople(stored: Partial<Record<DirectoryKind, Stored[]>> = {}) {
  const clock = fakeClock();
  const { store } = signedInStore(clock.now);
  let kept: Settings = defaultSettings;
  const settings = {
    change(part: object) {
      kept = { ...kept, ...part };
      return kept;
    },
  };
  const tenant = { agents: [], queues: [], contacts: [], ...stored };
  const asked: string[] = [];
  const refused = new Set<string>();
  /** Answers wait for `answer` while this is on. */
  const slow = { on: false };
  const waiting: (() => void)[] = [];
  const kinds: Record<string, DirectoryKind> = { user: "agents", queue: "queues", contact: "contacts" };

  async function answer<T>(type: string, words: string, make: () => T): Promise<T> {
    asked.push(words);
    if (slow.on) await new Promise<void>((resolve) => waiting.push(resolve));
    if (refused.has(type)) throw new ServiceError("forbidden", "403");
    return make();
  }
  function search(
    type: string,
    { q = "", start = 0, rows = 50 }: { q?: string; start?: number; rows?: number } = {},
  ) {
    return answer(type, `${type} ${q}@${start}`, () => {
      const found = tenant[kinds[type] as DirectoryKind].filter((each) =>
        JSON.stringify(each).toLowerCase().includes(q.toLowerCase()),
      );
      return { objects: found.slice(start, start + rows), total: found.length } as never;
    });
  }
  function read(type: string, id: string) {
    return answer(type, `${type}/${id}`, () => {
      const found = tenant[kinds[type] as DirectoryKind].find((each) => each[`${type}Id`] === id);
      if (found === undefined) throw new ServiceError("notFound", "404");
      return found as never;
    });
  }
  const firsts = createFirsts({ store, settings: settings as never });
  const people = createPeople({
    store,
    firsts,
    clock,
    services: {
      objects: { search: search as never, read },
      users: {
        fetchUsers: (payload) => search("user", payload as never),
        fetchUser: (id) => read("user", id),
      },
    },
  });
  return {
    clock,
    store,
    people,
    firsts,
    tenant,
    asked,
    refused,
    slow,
    /** Lets the oldest answer that waits come. */
    async answers(): Promise<void> {
      waiting.shift()?.();
      await settled();
    },
  };
}

export const user = (userId: string, name: string, more: Stored = {}): Stored => ({
  userId,
  name,
  extension: "1001",
  statusId: "available",
  ...more,
});
