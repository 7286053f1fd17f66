import type { Answer, Result } from "../result.ts";
import type { View, WindowKind } from "../state/app.ts";
import type { Millis } from "../time.ts";
import { agent } from "./agent.ts";
import { audio } from "./audio.ts";
import { board } from "./board.ts";
import { call } from "./call.ts";
import type { Page, Patch, SubscribeRequest } from "./collection.ts";
import type { Command, InputOf, OutputOf } from "./command.ts";
import { desktop } from "./desktop.ts";
import { directory } from "./directory.ts";
import { draft } from "./draft.ts";
import type { BridgeGrant } from "./grant.ts";
import { history } from "./history.ts";
import { mail } from "./mail.ts";
import { message } from "./message.ts";
import { monitor } from "./monitor.ts";
import { offer } from "./offer.ts";
import { privacy } from "./privacy.ts";
import { quality } from "./quality.ts";
import { reading } from "./reading.ts";
import { recording } from "./recording.ts";
import { session } from "./session.ts";
import { settings } from "./settings.ts";
import { transfer } from "./transfer.ts";
import { updates } from "./updates.ts";
import { voice } from "./voice.ts";
import { voiceSettings } from "./voice-settings.ts";
import { work } from "./work.ts";
import { wrapUp } from "./wrap-up.ts";

/** Everything a window may ask, by area. Preload, serving side and handlers are derived from it. */
export const contract = {
  session,
  agent,
  offer,
  call,
  transfer,
  work,
  wrapUp,
  draft,
  message,
  mail,
  reading,
  monitor,
  history,
  recording,
  directory,
  settings,
  audio,
  quality,
  voiceSettings,
  board,
  desktop,
  updates,
  privacy,
  voice,
};

export type Contract = typeof contract;
export type Area = keyof Contract;

/** Input as the handler gets it, and the Result it owes, for every command of an area. */
export type Handlers<A extends Area = Area> = {
  readonly [N in keyof Contract[A]]: (
    input: InputOf<Contract[A][N]>,
    ...files: Contract[A][N] extends { readonly takesFiles: true } ? [paths: readonly string[]] : []
  ) => Promise<Result<OutputOf<Contract[A][N]>>>;
};

/** Every handler of every area: what main/commands must provide. */
export type AllHandlers = { readonly [A in Area]: Handlers<A> };

type Ask<C> = C extends { readonly takesFiles: true }
  ? (input: InputOf<C>, files: readonly object[]) => Promise<Answer<OutputOf<C>>>
  : undefined extends InputOf<C>
    ? () => Promise<Answer<OutputOf<C>>>
    : (input: InputOf<C>) => Promise<Answer<OutputOf<C>>>;

/** A numbered piece of state: the first of a window is everything it may see. A gap asks for that again. */
export interface Slices<K extends WindowKind = WindowKind> {
  readonly number: number;
  /** Main's time when it was sent: a window has no clock of its own to compare facts with. */
  readonly at: Millis;
  readonly slices: Partial<View<K>>;
}

/** What preload puts on `window.hookswitch`. Commands outside the window's list are absent. */
export interface Bridge<K extends WindowKind = WindowKind> {
  readonly ask: { readonly [A in Area]: { readonly [N in keyof Contract[A]]: Ask<Contract[A][N]> } };
  /** Everything the window may see, with its number. */
  snapshot(): Promise<Slices<K>>;
  /** Calls back with every later piece; answers its undo. */
  watch(seen: (piece: Slices<K>) => void): () => void;
  /** Opens, moves or closes a look at a collection; see `collection.ts`. */
  subscribe(request: SubscribeRequest): Promise<Answer<Page | undefined>>;
  /** Calls back with every patch of every subscription; answers its undo. */
  patches(seen: (patch: Patch) => void): () => void;
}

/** Derives what a kind of window may ask from the contract. */
export function grantFor(kind: WindowKind): BridgeGrant {
  const commands: string[] = [];
  for (const [area, names] of Object.entries(contract)) {
    for (const [name, spec] of Object.entries(names) as [string, Command][]) {
      if (spec.from.includes(kind)) commands.push(`${area}.${name}`);
    }
  }
  return { kind, commands };
}

/** Finds a command by its "area.name"; null when there is none. */
export function findCommand(path: string): Command | null {
  const [area, name, ...rest] = path.split(".");
  if (area === undefined || name === undefined || rest.length > 0 || !Object.hasOwn(contract, area))
    return null;
  const names = contract[area as Area] as Record<string, Command>;
  return Object.hasOwn(names, name) ? (names[name] ?? null) : null;
}
