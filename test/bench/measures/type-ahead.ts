import { createSubscriptions } from "../../../main/bridge/subscriptions.ts";
import { directoryCollection } from "../../../main/collections/directory.ts";
import type { AllSources } from "../../../main/collections/view.ts";
import { createKnownPeople } from "../../../main/people/known.ts";
import type { People } from "../../../main/people/people.ts";
import type { DirectoryItem } from "../../../shared/contract/directory.ts";
import { silentLog } from "../../../shared/log.ts";
import { type Figure, times } from "../figures.ts";

const people = 50_000;
const first = ["Ana", "Ben", "Chloé", "Dan", "Erik", "Fatima", "Giulia", "Håkon", "Ines", "Jürgen"];
const last = [
  "Alvarez",
  "Okafor",
  "Martin",
  "Fischer",
  "Sato",
  "Novak",
  "Silva",
  "Delgado",
  "Müller",
  "O'Neil",
];
/** What a window shows of a list at first. */
const range = { start: 0, count: 100 };

function person(n: number): DirectoryItem {
  const name = `${first[n % 10]} ${last[Math.floor(n / 10) % 10]} ${n}`;
  const id = `u${n}`;
  return {
    ...{ key: `agents ${id}`, kind: "agents", id, name, detail: "Agent", number: String(1000 + n) },
    ...{ email: `${id}@tenant.test`, statusId: "available" },
  };
}

/**
 * Type-ahead over fifty thousand who are known, a key at a time, in main: from the window's question until its page is
 * there. The server's answer is on its way all the while, and nobody waits for it.
 */
export function typeAhead(): Figure[] {
  const known = createKnownPeople();
  known.learn(
    Array.from({ length: people }, (_, n) => person(n)),
    1,
  );
  const never = new Promise<never>(() => {});
  const firsts = { favourites: () => ["agents u7"], recent: () => ["agents u31"] };
  const source = directoryCollection({
    people: { known, firsts, page: () => never, look: () => never } as unknown as People,
    store: { watch: () => () => {} },
    clock: { after: () => () => {} },
  });
  const clock = { after: () => () => {} };
  const subscriptions = createSubscriptions({ directory: source } as unknown as AllSources, clock, silentLog);
  const window = { contentsId: 1, ref: { kind: "people" } as const, send() {} };
  const keys: number[] = [];
  let id = 0;
  for (const text of ["chloe mar", "49999", "o'neil 1", "+1 (415)", "zzz", "müller 4", "ag"]) {
    for (let length = 1; length <= text.length; length += 1) {
      const query = { kind: "all", q: text.slice(0, length) };
      id += 1;
      const began = performance.now();
      subscriptions.take(window, { do: "open", id, page: "bench", collection: "directory", query, range });
      keys.push(performance.now() - began);
      subscriptions.take(window, { do: "close", id });
    }
  }
  subscriptions.close();
  return times("type-ahead", keys, { aim: 50, note: `${people} people, each key, main's own part` });
}
