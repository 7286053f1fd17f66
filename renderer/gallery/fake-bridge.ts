import type { Head, Page, Patch, Range, Row } from "../../shared/contract/collection.ts";
import type { DirectoryKind, DirectoryScope } from "../../shared/contract/directory.ts";
import type { Bridge, Slices } from "../../shared/contract/index.ts";
import type { ProviderRead } from "../../shared/contract/session.ts";
import type { ErrorCode } from "../../shared/errors.ts";
import { fail, ok } from "../../shared/result.ts";
import { type AppState, slicesOf, type WindowKind } from "../../shared/state/app.ts";
import { isNewConversation } from "../../shared/state/message-key.ts";
import { notesKey } from "../../shared/state/wrap-up.ts";
import { boardRows, queueRows } from "./board.ts";
import { conversations, thread } from "./conversations.ts";
import { choices, longPast, recordings } from "./history.ts";
import { lookOf, mails } from "./mails.ts";
import { picture, templates } from "./messages.ts";
import { campaigns, kept, measured, outcomes, past, people, profileOf } from "./samples.ts";
import type { Shown } from "./states.ts";
import { voiceSettings } from "./voice-settings.ts";

/** What main refuses, and why. */
export type Refusals = Pick<
  Shown,
  | "dial"
  | "reason"
  | "submit"
  | "lists"
  | "draft"
  | "outgoing"
  | "send"
  | "mail"
  | "setting"
  | "agents"
  | "isGrouped"
  | "recording"
  | "export"
> & {
  readonly signIn?: ErrorCode;
};

export interface FakeBridge {
  readonly bridge: Bridge;
  /** Every command that was asked: its "area.name" and its input. What a screen reads by itself is not among them. */
  readonly asked: readonly { readonly path: string; readonly input: unknown }[];
  /** A collection has other rows from now on, and whoever looks is told. */
  change(name: string, rows: readonly Row[], head?: Partial<Head>): void;
  /** Sends slices as main would, at main's time. */
  send(slices: Partial<AppState>, at?: number): void;
}

function found({ kind, q }: { readonly kind: DirectoryScope; readonly q: string }) {
  return people.filter(
    (each) => (kind === "all" || each.kind === kind) && each.name.toLowerCase().includes(q.toLowerCase()),
  );
}

/** A collection that stands still until it is changed. */
interface Standing {
  readonly name: string;
  rows: readonly Row[];
  head: Omit<Head, "total">;
  range: Range;
  number: number;
}

/** Lists that stand whatever becomes of the others. */
const alone: readonly string[] = ["historyExports"];

function standing(window: WindowKind, name: string, asked: unknown, refusals: Refusals): Standing {
  const { outgoing = [], export: file } = refusals;
  const lists = alone.includes(name) ? undefined : refusals.lists;
  const head = { isMore: false, isLoading: lists === "loading", failure: null };
  const standing = { name, head, rows: [], range: { start: 0, count: 0 }, number: 0 };
  // Who is chosen is there, whatever the list is.
  if (name === "person")
    return { ...standing, rows: people.filter(({ id }) => id === (asked as { id: string }).id) };
  if (lists === "failed" || lists === "forbidden") {
    return {
      ...standing,
      head: { ...head, failure: { code: lists === "failed" ? "offline" : "forbidden" } },
    };
  }
  if (lists !== undefined) return standing;
  const { conversationId = "" } = (asked ?? {}) as { readonly conversationId?: string };
  const query = asked as { readonly kind: DirectoryKind; readonly q: string };
  const all: Record<string, readonly Row[]> = {
    history: window === "history" ? longPast : past,
    historyChoices: choices,
    historyExports: file === undefined ? [] : [file],
    transcript: kept,
    edits: [],
    outgoing,
    conversations,
    conversation: conversations.slice(0, 1),
    voiceSettings: [voiceSettings],
    thread: isNewConversation(conversationId) ? [] : thread,
  };
  const board = boardRows(refusals);
  if (name === "agents") return { ...standing, rows: board.rows, head: { ...head, ...board.head } };
  if (name === "queues")
    return { ...standing, rows: queueRows, head: { ...head, counts: { queues: 5, waiting: 14 } } };
  const isMore = name === "directory" && query.kind === "contacts" && query.q === "";
  return { ...standing, rows: all[name] ?? found(query), head: { ...head, isMore } };
}

function pageOf(of: Standing, range: Range): Page {
  const { start, count } = range;
  of.range = range;
  of.number += 1;
  const rows = of.rows.slice(start, start + count);
  const head = { ...of.head, total: of.rows.length };
  return { number: of.number, start, head, keys: rows.map(({ key }) => key), rows };
}

/** As main answers, roughly: only acme.example is known. */
function providerRead(provider: string): ProviderRead {
  const [, host = "", rest = ""] = /^(?:https:\/\/)?([^/?#]*)(.*)$/.exec(provider) ?? [];
  return { host, isNew: host !== "acme.example", isShortened: rest !== "" };
}

const readAlone = [
  "session.readProvider",
  "directory.campaigns",
  "directory.profile",
  "privacy.kept",
  "desktop.linkProgram",
  "draft.read",
  "message.templates",
  "message.contact",
  "message.preview",
];

/** Notes where the state says that there are some. */
function notesOn({ wrapUps }: AppState, key: string) {
  const { noted = false } = wrapUps.list.find(({ workitemId }) => notesKey(workitemId) === key) ?? {};
  return { texts: { notes: noted ? "Wants the new tariff explained. Call before ten." : "" }, values: {} };
}

/** A main that shows one state and answers every command with yes. */
export function fakeBridge(window: WindowKind, state: AppState, answers: Refusals = {}): FakeBridge {
  const asked: { path: string; input: unknown }[] = [];
  const watchers = new Set<(piece: Slices) => void>();
  const looks = new Map<number, Standing>();
  let told: (patch: Patch) => void = () => {};
  let number = 0;
  const answer = (path: string, input: unknown) => {
    if (path === "call.dial") {
      return answers.dial === undefined
        ? ok({ callId: "work-9" })
        : { ok: false, error: { code: answers.dial, reason: answers.reason ?? "doNotCall" } };
    }
    if (path === "draft.read" && answers.draft !== undefined)
      return ok({ revision: 1, draft: answers.draft });
    if (path === "message.templates") return ok(templates);
    if (path === "message.preview") return ok(picture);
    if (path === "message.chooseFiles" || path === "message.addFiles")
      return ok({ nowhere: [], unreadable: 1 });
    if (path === "message.send" && answers.send !== undefined) return { ok: false, error: answers.send };
    if (path === "draft.read") {
      return ok({ revision: 1, draft: notesOn(state, (input as { key: string }).key) });
    }
    if (path === "voiceSettings.change") {
      const { to } = input as { readonly to: unknown };
      if (answers.setting === "waits") return new Promise<never>(() => {});
      return answers.setting === undefined ? ok(to) : { ok: false, error: answers.setting };
    }
    if (path === "desktop.testNotification") return ok("shown");
    if (path === "voiceSettings.makeGreeting") return ok("6f2c8f0e-9a31-4f2e-8d0a-3b8a7c1d2e4f");
    if (path === "draft.edit") return ok({ revision: (input as { base: number }).base + 1 });
    if (path === "session.signIn" && answers.signIn !== undefined) return fail(answers.signIn);
    if (path === "mail.read") return ok(mails[answers.mail ?? "plain"]);
    if (path === "mail.look") return ok(lookOf((input as { fileId: string }).fileId));
    if (path === "mail.pdf") return ok({ url: null });
    // A gallery has no scheme of its own: the page stands in its address.
    if (path === "mail.show")
      return ok({
        url: `data:text/html;charset=utf-8,${encodeURIComponent((input as { html: string }).html)}`,
      });
    if (path === "mail.original") return ok("From: ines@customer.test\r\n\r\nDear team \x96 Ines");
    if (path === "mail.save") return ok(true);
    if (path === "session.readProvider") return ok(providerRead((input as { provider: string }).provider));
    if (path === "recording.open") {
      if (answers.recording === undefined) return ok(recordings());
      return fail(answers.recording === "missing" ? "notFound" : "forbidden");
    }
    if (path === "history.export") return ok(null);
    if (path === "quality.of") return ok(measured((input as { callIds: readonly string[] }).callIds));
    if (path === "quality.export") return ok(212);
    if (path === "directory.campaigns") return ok(campaigns);
    if (path === "privacy.kept")
      return ok({ quality: 48_200, extensions: 0, people: 310, log: 812_000, unsent: 2_040, wrapUps: 0 });
    if (path === "privacy.diagnostics") return ok('{\n  "program": {\n    "version": "0.1.0"\n  }\n}\n');
    if (path === "privacy.saveDiagnostics") return ok(true);
    if (path === "directory.profile") return ok(profileOf((input as { id: string }).id));
    if (path === "desktop.linkProgram") return ok({ name: "Phone Link", isOurs: false });
    if (path === "wrapUp.dispositions") return ok(outcomes);
    if (path === "wrapUp.submit" && answers.submit !== undefined) return fail(answers.submit);
    return path === "desktop.readClipboard" ? ok("tel:+1-415-555-2671") : ok();
  };
  const area = (name: string) =>
    new Proxy(
      {},
      {
        get: (_, command) => async (input: unknown) => {
          const path = `${name}.${String(command)}`;
          if (!readAlone.includes(path)) asked.push({ path, input });
          return answer(path, input);
        },
      },
    );
  return {
    asked,
    change(name, rows, head) {
      for (const [id, look] of looks) {
        if (look.name !== name) continue;
        look.rows = rows;
        look.head = { ...look.head, ...head };
        told({ id, ...pageOf(look, look.range) });
      }
    },
    send(slices, at = Date.now()) {
      number += 1;
      for (const seen of watchers) seen({ number, at, slices });
    },
    bridge: {
      ask: new Proxy({}, { get: (_, name) => area(String(name)) }) as Bridge["ask"],
      snapshot: async () => ({
        number,
        at: Date.now(),
        slices: Object.fromEntries(slicesOf[window].map((name) => [name, state[name]])) as Slices["slices"],
      }),
      watch(seen) {
        watchers.add(seen);
        return () => void watchers.delete(seen);
      },
      async subscribe(request) {
        if (request.do === "hold") asked.push({ path: "hold", input: request.on });
        if (request.do === "open") {
          asked.push({ path: request.collection, input: request.query });
          looks.set(request.id, standing(window, request.collection, request.query, answers));
        }
        const look = looks.get(request.id);
        return ok(look !== undefined && "range" in request ? pageOf(look, request.range) : undefined);
      },
      patches(seen) {
        told = seen;
        return () => {};
      },
    },
  };
}
