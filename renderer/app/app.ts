import { computed, type ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Bridge } from "../../shared/contract/index.ts";
import type { AppState, SliceName, View, WindowKind } from "../../shared/state/app.ts";
import { type Shortcuts, shortcutsOf } from "../../shared/state/shortcuts.ts";
import type { Millis } from "../../shared/time.ts";
import { createTicker } from "./clock.ts";
import { type CollectionsClient, createCollections } from "./collections.ts";
import type { Dialler } from "./dialler.ts";
import type { Mirror } from "./mirror.ts";

/** Slices of every window that shows something: numbers and keys are written by them. */
export type BaseSlice = "session" | "settings" | "desktop";
type ScreenKind = Exclude<WindowKind, "voice">;

/** What a feature can need beside the base. */
export type Need = SliceName | "dialler";

/** A feature by name, and what it needs of the window that shows it. */
export interface Feature<N extends Need = Need> {
  readonly name: string;
  readonly needs: readonly N[];
}

/** Keeps what outlives a screen, see `kept`. */
export interface Keeper {
  keep<T>(create: () => T): T;
}

/** What a window gives to a feature that needs N. */
export interface App<N extends Need = BaseSlice> extends Keeper {
  /**
   * The slices as they are at this moment. Whoever reads one while drawing is drawn again when that one changes, and
   * only then.
   */
  readonly view: Pick<AppState, Extract<N, SliceName> | BaseSlice>;
  readonly ask: Bridge["ask"];
  readonly collections: CollectionsClient;
  /** Main's time now, which stamps every fact; `now` is the same, once a second. */
  readonly time: () => Millis;
  readonly now: ReadonlySignal<Millis>;
  /** The keys of every action. */
  readonly shortcuts: ReadonlySignal<Shortcuts>;
  readonly dialler: "dialler" extends N ? Dialler : unknown;
  readonly features: readonly Feature[];
}

/** What a window of kind K gives; a dialler too where it brings one. */
type Given<K extends ScreenKind, D> = keyof View<K> | (D extends null ? never : "dialler");

/**
 * What a window gives its features; one for each window, as long as its page.
 * @param own.features everything that is shown in this window. One that needs what the window lacks does not compile.
 * @param own.dialler how a number that is pressed anywhere gets called; null where no number is
 */
export function createApp<
  K extends ScreenKind,
  D extends ((app: Keeper & { readonly view: View<K> }) => Dialler) | null,
>(
  from: { readonly state: Mirror<K>; readonly bridge: Bridge<K>; readonly time: () => Millis },
  own: { readonly dialler: D; readonly features: readonly Feature<Given<K, D>>[] },
): App<Given<K, D>> {
  const keeps = new Map<unknown, unknown>();
  const view = viewOf(from.state);
  const { settings, desktop } = from.state as Mirror<ScreenKind>;
  const keeper: Keeper = {
    keep<T>(create: () => T) {
      if (!keeps.has(create)) keeps.set(create, create());
      return keeps.get(create) as T;
    },
  };
  return {
    ...keeper,
    view: view as App<Given<K, D>>["view"],
    ask: from.bridge.ask,
    collections: createCollections(from.bridge),
    time: from.time,
    now: createTicker(from.time),
    shortcuts: computed(() => shortcutsOf(settings.value.keys, desktop.value.platform)),
    dialler: own.dialler?.({ ...keeper, view }) as App<Given<K, D>>["dialler"],
    features: own.features,
  };
}

function viewOf<K extends WindowKind>(state: Mirror<K>): View<K> {
  const signals = Object.entries<ReadonlySignal<unknown>>(state);
  const reads = signals.map(([name, slice]) => [name, { enumerable: true, get: () => slice.value }] as const);
  return Object.defineProperties({}, Object.fromEntries(reads)) as View<K>;
}

export const AppContext = createContext<App | null>(null);

/** What every window gives, for what belongs to no feature. */
export function useBase(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error("a screen was drawn outside its window");
  return app;
}

/**
 * Names a feature and what it needs, and gives it the hook to get at it. A window lists its features, and with that
 * the compiler looks whether it has what they need.
 */
export function feature<const N extends Need>(
  name: string,
  needs: readonly N[],
): readonly [Feature<N>, () => App<N | BaseSlice>] {
  const self: Feature<N> = { name, needs };
  return [
    self,
    function useApp() {
      const app = useBase();
      if (!app.features.includes(self)) throw new Error(`${name} is not among the features of its window`);
      return app as App<N | BaseSlice>;
    },
  ];
}

/** What `shared/state/controls` wants to see. */
export const controlSlices = [
  "session",
  "agent",
  "offers",
  "calls",
  "wrapUps",
  "line",
  "connection",
  "monitor",
] as const satisfies readonly SliceName[];

/**
 * What a feature keeps in its window while its screens come and go, as signals. Made when it is first wanted. Never a
 * password.
 * @returns a hook for screens, and the same for what is no screen
 */
export function kept<T>(create: () => T): readonly [() => T, (app: Keeper) => T] {
  const of = (app: Keeper) => app.keep(create);
  return [() => of(useBase()), of];
}
