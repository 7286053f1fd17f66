import type { HistoryExport } from "../../../shared/contract/history.ts";
import type { OutgoingRow } from "../../../shared/contract/message.ts";
import type { Draft } from "../../../shared/drafts/draft.ts";
import type { Reason } from "../../../shared/reasons.ts";
import type { Failure } from "../../../shared/result.ts";
import type { AppState, WindowKind } from "../../../shared/state/app.ts";
import type { ClickedNumber } from "../../../shared/state/desktop.ts";
import { call, idle, now, talking } from "../samples.ts";

export interface Shown {
  readonly window: WindowKind;
  readonly state: AppState;
  /** Buttons to press once it is drawn, by accessible name, so that what opens can be seen. */
  readonly press?: readonly string[];
  /** An option of a list to choose, by what stands in it. */
  readonly choose?: string;
  /** Typed into the number field. */
  readonly type?: string;
  /** Typed into a field with that name for those who have it read out, and left. */
  readonly write?: readonly [label: string, text: string];
  /** Typed into the search of the settings. */
  readonly search?: string;
  /** Typed into the palette. */
  readonly find?: string;
  /** The picture is taken once this is there. */
  readonly until?: string;
  /** Lists that are empty, on their way or not to be had. */
  readonly lists?: "empty" | "loading" | "failed" | "forbidden";
  /** How many agents the board has, where it is not a handful. */
  readonly agents?: number;
  /** Rows of the board stand in groups. */
  readonly isGrouped?: true;
  /** There is room for two things beside each other. */
  readonly isWide?: true;
  /** What the next dial is answered with. */
  readonly dial?: "needsConsent" | "badNumber" | "doubtful";
  /** Which rule or doubt, where that matters. */
  readonly reason?: Reason;
  /** What is typed and not sent. */
  readonly draft?: Draft;
  /** Messages on their way. */
  readonly outgoing?: readonly OutgoingRow[];
  /** What the next message is answered with. */
  readonly send?: Failure;
  /** The mail that is read. */
  readonly mail?: "plain" | "toMany" | "formatted" | "hostile";
  /** What the next change of a voice setting is answered with; or it is not. */
  readonly setting?: Failure | "waits";
  /** What becomes of the next recording. */
  readonly recording?: "forbidden" | "missing";
  /** A file of history. */
  readonly export?: HistoryExport;
  /** A range that is chosen. */
  readonly range?: string;
  /** What the next wrap-up is answered with. */
  readonly submit?: "ambiguous" | "refused";
}

export const phone = (state: AppState, more: Partial<Shown> = {}): Shown => ({
  window: "phone",
  state,
  ...more,
});

export const settings = (state: AppState, more: Partial<Shown> = {}): Shown => ({
  window: "settings",
  state,
  ...more,
});

export const onCall = (change: Partial<ReturnType<typeof call>>): AppState => ({
  ...talking,
  calls: { list: [call(change)], past: [] },
});

export const withConnection = (base: AppState, change: Partial<AppState["connection"]>): AppState => ({
  ...base,
  connection: { ...base.connection, ...change },
});

export const ownPhone = {
  ...idle.line,
  mode: "phone",
  phone: { number: "+14155550104", isMissing: false },
} as const;

export const wanting = (base: AppState, change: Partial<ClickedNumber> = {}): AppState => ({
  ...base,
  desktop: {
    ...base.desktop,
    clickToDial: { id: 1, number: "+14155552671", extension: "", from: "copied", ...change },
  },
});

export const held = call({
  callId: "held",
  name: "Tom Becker",
  number: "+493012345678",
  hold: "on",
  heldSince: now - 95_000,
});

/** The longest name that the door lets in. */
export const hostile = `${"محمد".repeat(25)}${"W".repeat(99)}…`;
