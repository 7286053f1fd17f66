import { userOf } from "../../shared/state/session.ts";
import { mostFavourites, mostRecent, type Settings } from "../../shared/state/settings.ts";
import type { SettingsFile } from "../settings/settings.ts";
import type { Store } from "../state/store.ts";

/** Who stands first for the signed-in user: chosen, or used last. */
export interface Firsts {
  favourites(): readonly string[];
  /** The newest first. */
  recent(): readonly string[];
  /** False where there are as many favourites as can be kept. */
  favour(key: string, on: boolean): boolean;
  use(key: string): void;
  /** There is nobody of that key any more. */
  drop(key: string): void;
  /** Nobody stands first any more. */
  clear(): void;
}

type Kept = "favourites" | "recentPeople";

export function createFirsts({
  store,
  settings,
}: {
  readonly store: Pick<Store, "get" | "dispatch">;
  readonly settings: Pick<SettingsFile, "change">;
}): Firsts {
  const of = (which: Kept): readonly string[] => {
    const userId = userOf(store.get().session)?.userId ?? "";
    const all = store.get().settings[which];
    return Object.hasOwn(all, userId) ? (all[userId] ?? []) : [];
  };

  function keep(which: Kept, keys: readonly string[]): void {
    const userId = userOf(store.get().session)?.userId;
    if (userId === undefined) return;
    const part: Partial<Settings> = { [which]: { ...store.get().settings[which], [userId]: [...keys] } };
    store.dispatch({ kind: "settingsChanged", settings: settings.change(part) });
  }

  const without = (which: Kept, key: string) => of(which).filter((each) => each !== key);

  return {
    favourites: () => of("favourites"),
    recent: () => of("recentPeople"),
    favour(key, on) {
      const others = without("favourites", key);
      if (on && others.length >= mostFavourites) return false;
      keep("favourites", on ? [...others, key] : others);
      return true;
    },
    use: (key) => keep("recentPeople", [key, ...without("recentPeople", key)].slice(0, mostRecent)),
    clear() {
      keep("favourites", []);
      keep("recentPeople", []);
    },
    drop(key) {
      if (of("favourites").includes(key)) keep("favourites", without("favourites", key));
      if (of("recentPeople").includes(key)) keep("recentPeople", without("recentPeople", key));
    },
  };
}
