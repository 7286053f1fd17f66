import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Bridge } from "../../shared/contract/index.ts";
import type { TransferTarget } from "../../shared/contract/transfer.ts";
import { withPostDial } from "../../shared/numbers/post-dial.ts";
import type { Doubt } from "../../shared/numbers/read.ts";
import type { WindowKind } from "../../shared/state/app.ts";
import type { Call } from "../../shared/state/call.ts";
import type { Campaign } from "../../shared/state/campaign.ts";
import { type Shortcuts, shortcutsOf } from "../../shared/state/shortcuts.ts";
import type { Millis } from "../../shared/time.ts";
import { createTicker } from "./clock.ts";
import { type CollectionsClient, createCollections } from "./collections.ts";
import type { Mirror } from "./mirror.ts";

/** What a screen has: the state to show, and main to ask. */
export interface World<K extends WindowKind> {
  readonly state: Mirror<K>;
  readonly ask: Bridge<K>["ask"];
}

/** What was typed and must not be lost when a screen goes and comes back. Never a password. */
export interface Drafts {
  readonly number: Signal<string>;
  /** Whom that number was taken from, as long as it is theirs. */
  readonly party: Signal<Party | null>;
  /** A number for the dial pad as soon as it is there: dialled at once, or shown and left to the agent. */
  readonly pressed: Signal<(Party & { readonly waits?: true }) | null>;
  /** The id of the number from another program that was put into the dial pad last. */
  readonly taken: Signal<number>;
  /** The number that was put there last and was not typed. */
  readonly takenNumber: Signal<string>;
  /** What was typed before that one came. */
  readonly typed: Signal<string>;
  /** Numbers that the server refused although the agent chose to call: that is not offered again. */
  readonly barred: Signal<ReadonlySet<string>>;
  /** What was searched for in the directory. */
  readonly search: Signal<string>;
  /** A consult or transfer that something stands against, until the agent decides. */
  readonly consult: Signal<RefusedConsult | null>;
  /** What calls can go out on, as read for that user. */
  readonly campaigns: Signal<{ readonly userId: string; readonly list: readonly Campaign[] } | null>;
  readonly tab: Signal<Tab>;
  /** The call whose wrap-up is looked at, of several; "" for the newest. */
  readonly wrapUp: Signal<string>;
  /** Dialled last in this window's life, for redial. */
  readonly lastDialled: Signal<Party | null>;
  readonly provider: Signal<string | null>;
  readonly username: Signal<string | null>;
}

/** The far end of a call, with what was dialled behind its number: to call again. */
export function partyOfCall({ number, name, contactId, dialledPostDial }: Call): Party {
  return { number: withPostDial(number, dialledPostDial), name, contactId };
}

export type Tab = "keypad" | "recent" | "directory" | "wrapUp";

/** A rule against a consult, or a doubt about a number that a call should go to. */
export type RefusedConsult = { readonly to: TransferTarget } & (
  | {
      readonly kind: "rule";
      readonly reason: string;
      /** The server refused it although the agent chose to call. */
      readonly isFinal: boolean;
      /** The agent was asked about the number before. */
      readonly sure: boolean;
    }
  | { readonly kind: "doubt"; readonly doubt: Doubt; readonly how: "ask" | "send" }
);

/** A number with whom it belongs to. */
export interface Party {
  readonly number: string;
  readonly name: string;
  readonly contactId: string;
}

/** Puts a number into the dial pad, to be looked at and called. */
export function putIntoPad(drafts: Drafts, party: Party): void {
  drafts.number.value = party.number;
  drafts.party.value = party;
  drafts.tab.value = "keypad";
}

/** What is open under the call in front. */
export type Drawer = "none" | "keypad" | "transfer" | "transcript" | "notes";

/** What is open in the window: buttons, keys and the palette open the same. */
export interface Screen {
  /** Beneath that call, and no other. */
  readonly drawer: Signal<{ readonly callId: string; readonly which: Drawer }>;
  /** The dial pad beside held calls. */
  readonly padBeside: Signal<boolean>;
  /** What the agent must answer before it is done. */
  readonly question: Signal<
    | { readonly ask: "signOut" | "disconnectLine" }
    | { readonly ask: "leaveMessage"; readonly callId: string }
    | null
  >;
  /** `search` is what the palette begins with. */
  readonly sheet: Signal<{ readonly kind: "palette" | "help"; readonly search: string } | null>;
}

export interface Phone extends World<"phone"> {
  /** Main's time now, which stamps every fact; `now` is the same, once a second. */
  readonly time: () => Millis;
  readonly collections: CollectionsClient;
  readonly now: ReadonlySignal<Millis>;
  readonly drafts: Drafts;
  readonly screen: Screen;
  /** The keys of every action. */
  readonly shortcuts: ReadonlySignal<Shortcuts>;
}

export function createPhone(state: Mirror<"phone">, bridge: Bridge<"phone">, time: () => Millis): Phone {
  return {
    state,
    ask: bridge.ask,
    collections: createCollections(bridge),
    time,
    now: createTicker(time),
    screen: {
      drawer: signal({ callId: "", which: "none" }),
      padBeside: signal(false),
      question: signal(null),
      sheet: signal(null),
    },
    shortcuts: computed(() => shortcutsOf(state.settings.value.keys, state.desktop.value.platform)),
    drafts: {
      number: signal(""),
      party: signal<Party | null>(null),
      pressed: signal<(Party & { readonly waits?: true }) | null>(null),
      taken: signal(0),
      takenNumber: signal(""),
      typed: signal(""),
      barred: signal<ReadonlySet<string>>(new Set()),
      search: signal(""),
      consult: signal<RefusedConsult | null>(null),
      campaigns: signal<{ readonly userId: string; readonly list: readonly Campaign[] } | null>(null),
      tab: signal<Tab>("keypad"),
      wrapUp: signal(""),
      lastDialled: signal<Party | null>(null),
      provider: signal<string | null>(null),
      username: signal<string | null>(null),
    },
  };
}

export const PhoneContext = createContext<Phone | null>(null);
export const SettingsContext = createContext<World<"settings"> | null>(null);

function inside<T>(value: T | null): T {
  if (value === null) throw new Error("a screen was drawn outside its window");
  return value;
}

/** The phone window's world, for its screens. */
export function usePhone(): Phone {
  return inside(useContext(PhoneContext));
}

/** The settings window's world, for its screens. */
export function useSettings(): World<"settings"> {
  return inside(useContext(SettingsContext));
}
