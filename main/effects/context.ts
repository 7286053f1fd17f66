import type { Board } from "../board/board.ts";
import type { OpenConversation } from "../desktop/conversation-opener.ts";
import type { Writing } from "../drafts/writing.ts";
import type { KeptFile } from "../files/kept-file.ts";
import type { QualityFile } from "../quality/file.ts";
import type { Context } from "../work/context.ts";
import type { KeptPostDial } from "../work/kept-post-dial.ts";
import type { Links } from "../work/links.ts";
import type { Muter } from "../work/mute.ts";
import type { ReadStateParts } from "../work/read-state.ts";
import type { KeptWrapUps } from "./keep-wrap-ups.ts";

/** What effects work with: what commands have, and what is kept beside it. Each effect asks for its part of it. */
export interface EffectContext extends Context {
  readonly writing: Writing;
  readonly board: Pick<Board, "agents" | "queues" | "want">;
  readonly muter: Muter;
  readonly links: Pick<Links, "wake">;
  /** Without taking the keyboard from whoever is typing elsewhere. */
  readonly showPhone: () => void;
  /** The page of the first run: its window is opened and closed, and that it was seen is kept. */
  readonly firstRun: { readonly open: () => void; readonly close: () => void; readonly done: () => void };
  readonly conversations: ReadStateParts["conversations"];
  readonly openConversation: OpenConversation;
  readonly wrapUpsFile: KeptFile<KeptWrapUps>;
  readonly keptPostDial: KeptPostDial;
  readonly qualityFile: Pick<QualityFile, "add">;
}

/** Watches the state until it is undone; undoing ends when what it keeps is written. */
export type Effect = (context: EffectContext) => () => void | Promise<void>;
