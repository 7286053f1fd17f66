import type { Log } from "../../shared/log.ts";
import { fail, forWindows, ok, type Result } from "../../shared/result.ts";
import { isNewConversation } from "../../shared/state/message-key.ts";
import type { Message, Outgoing, SendAnswer } from "../../shared/state/outgoing.ts";
import type { Clock } from "../../shared/time.ts";
import type { Upload } from "../nextiva/upload.ts";
import type { Outcome } from "../work/context.ts";

export interface OutboxParts {
  readonly clock: Pick<Clock, "now" | "after">;
  readonly log: Log;
  readonly newId: () => string;
  /** Gives it to the server, once. Its files tell how far they are, and stop when they are given up. */
  readonly send: (message: Outgoing, upload: Upload) => Promise<Outcome<SendAnswer>>;
  /** Reads its conversation: keys of those there that may be this one, the oldest first (`alikeAmong`). */
  readonly alike: (message: Outgoing) => Promise<Outcome<readonly string[]>>;
  /** Signed in and in step with the server. */
  readonly isOnline: () => boolean;
  readonly keep: (id: string, message: Outgoing | null) => void;
  readonly changed: (messages: readonly Outgoing[]) => void;
}

/**
 * Messages on their way. Each goes once, in the order of its conversation. Before it goes, its conversation is read for
 * others that say the same; what ended unclear is looked for there, without those, before anything else is said of it,
 * and only the agent's press sends it again. A message of the server's stands for one of ours and no more.
 */
export interface Outbox {
  /** Takes a message: from here on no draft and no window can change it. */
  add(message: Message): Outgoing;
  /**
   * Takes it back, as long as the server cannot have it: files that are on their way are stopped first. Answers what it
   * was.
   */
  cancel(id: string): Promise<Result<Outgoing>>;
  /** Bytes of its files that are on their way or there; null where none are. */
  uploaded(id: string): number | null;
  /** The agent's own press, for what was not sent. `force`: although a rule stands against it. */
  again(id: string, force: boolean): Result<void>;
  /** The session is there, or is in step again: what waits goes, what is unclear is looked for. */
  wake(): void;
  /** Kept by an earlier run: what was with the server then is unclear now. */
  found(messages: readonly Outgoing[]): void;
  /** The conversation shows it by itself now, under that key. */
  seen(id: string, key: string): void;
  list(): readonly Outgoing[];
  /** Forgets all of them here; what is stored stays. */
  forget(): void;
}

/** Files on their way. */
interface Going {
  readonly abort: AbortController;
  readonly ended: Promise<void>;
  bytes: number;
}

/** A conversation that is not there yet is whom it is written to. */
const placeOf = ({ conversationId, to }: Outgoing) =>
  isNewConversation(conversationId) ? to.join(" ") : conversationId;

/** Where the feed is up and a request still found no way out. */
const retryAfter = 10_000;

export function createOutbox(parts: OutboxParts): Outbox {
  const { clock, log, newId, send, alike, isOnline, keep, changed } = parts;
  let list: readonly Outgoing[] = [];
  const uploads = new Map<string, Going>();
  /** Messages of the server's that are known to be one of ours. */
  const claimed = new Set<string>();
  let running = false;
  let undoRetry: (() => void) | null = null;
  let life = 0;

  function set(next: readonly Outgoing[]): void {
    list = next;
    changed(list);
  }

  function put(message: Outgoing): void {
    const isKnown = list.some(({ id }) => id === message.id);
    // It is on the disk before the server can have it.
    keep(message.id, message.state === "sent" ? null : message);
    set(isKnown ? list.map((each) => (each.id === message.id ? message : each)) : [...list, message]);
  }

  const byId = (id: string) => list.find((each) => each.id === id);

  /** One that is unclear holds up those behind it in its conversation only. */
  function next(): Outgoing | undefined {
    const held = new Set(list.filter(({ state }) => state === "unclear").map(placeOf));
    return list.find((each) => each.state === "queued" && !held.has(placeOf(each)));
  }

  /** What tells of a message's files until it has ended. */
  function uploadOf({ id, files }: Outgoing): { readonly upload: Upload; readonly over: () => void } {
    const abort = new AbortController();
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const going: Going = { abort, ended, bytes: 0 };
    if (files.length > 0) uploads.set(id, going);
    const sent = (bytes: number) => {
      going.bytes = bytes;
      changed(list);
    };
    const over = () => {
      uploads.delete(id);
      resolve();
    };
    return { upload: { signal: abort.signal, sent }, over };
  }

  /**
   * What is there that says the same, before it goes. One that was given to the server before and is there by now goes
   * no more. Where that cannot be read it goes all the same: an unclear end is seldom.
   */
  async function lookBefore(message: Outgoing): Promise<Outgoing | null> {
    const mine = life;
    const now = await alike({
      ...message,
      sentAt: message.sentAt ?? clock.now(),
      before: message.before ?? [],
    });
    if (mine !== life || byId(message.id)?.state !== "queued") return null;
    if (!now.ok) {
      log.warn("message: conversation not read before sending", { id: message.id, code: now.error.code });
      return message;
    }
    const late = message.before === null ? undefined : now.value.find((key) => !claimed.has(key));
    if (late === undefined) return { ...message, before: [...(message.before ?? []), ...now.value] };
    claim(message, late);
    return null;
  }

  function claim(message: Outgoing, key: string): void {
    claimed.add(key);
    put({ ...message, state: "sent", notSent: null });
  }

  async function sendOne(message: Outgoing): Promise<void> {
    const mine = life;
    const looked = await lookBefore(message);
    if (looked === null) return;
    const going: Outgoing = { ...looked, state: "sending", sentAt: clock.now(), notSent: null };
    put(going);
    const { upload, over } = uploadOf(going);
    try {
      const answer = await send(going, upload);
      if (mine === life) await settle(going, answer, upload.signal.aborted);
    } finally {
      over();
    }
  }

  async function settle(going: Outgoing, answer: Outcome<SendAnswer>, isGivenUp: boolean): Promise<void> {
    if (answer.ok) {
      const { value } = answer;
      return put(
        value.taken ? { ...going, state: "sent" } : { ...going, state: "notSent", notSent: value.notSent },
      );
    }
    const { is, error } = answer;
    log.warn("message: sending not confirmed", { id: going.id, end: is, code: error.code });
    if (is === "unclear") {
      put({ ...going, state: "unclear" });
      return lookFor(going.id);
    }
    // Without a connection nothing was refused: it waits.
    const waits = !isGivenUp && (!isOnline() || error.code === "offline");
    if (waits) return put({ ...going, state: "queued", sentAt: null, before: null });
    put({ ...going, state: "notSent", notSent: { why: "refused", error: forWindows(error) } });
  }

  async function lookFor(id: string): Promise<void> {
    const message = byId(id);
    if (message?.state !== "unclear") return;
    const mine = life;
    const there = await alike(message);
    if (mine !== life || byId(id)?.state !== "unclear") return;
    if (!there.ok)
      return log.warn("message: result of an unclear sending not read", { id, code: there.error.code });
    const key = there.value.find((each) => !claimed.has(each));
    if (key === undefined) put({ ...message, state: "notSent", notSent: { why: "missing" } });
    else claim(message, key);
  }

  /** Answers whether everything that could go went: false where there was no way out after all. */
  async function run(): Promise<boolean> {
    for (const { id, state } of list) if (state === "unclear" && isOnline()) await lookFor(id);
    for (let message = next(); message !== undefined && isOnline(); message = next()) {
      await sendOne(message);
      if (byId(message.id)?.state === "queued") return false;
    }
    return true;
  }

  function go(): void {
    undoRetry?.();
    undoRetry = null;
    if (running || !isOnline()) return;
    running = true;
    const mine = life;
    void run().then((isThrough) => {
      running = false;
      if (mine !== life) return go();
      if (!isThrough) undoRetry = clock.after(retryAfter, go);
      // One may have come in as the last was being finished.
      else if (next() !== undefined) go();
    });
  }

  return {
    add(message) {
      const fresh: Outgoing = {
        ...message,
        id: newId(),
        writtenAt: clock.now(),
        sentAt: null,
        before: null,
        state: "queued",
        notSent: null,
      };
      put(fresh);
      go();
      return fresh;
    },
    async cancel(id) {
      const going = uploads.get(id);
      going?.abort.abort();
      await going?.ended;
      const message = byId(id);
      if (message === undefined) return fail("gone");
      if (message.state !== "queued" && message.state !== "notSent") return fail("notAllowed");
      keep(id, null);
      set(list.filter((each) => each.id !== id));
      return ok(message);
    },
    again(id, force) {
      const message = byId(id);
      if (message === undefined) return fail("gone");
      if (message.state !== "notSent") return fail("notAllowed");
      // One that is missing may have been late. What was refused never was with the server.
      const tried = message.notSent?.why === "missing" ? {} : { sentAt: null, before: null };
      put({ ...message, ...tried, state: "queued", notSent: null, force: message.force || force });
      go();
      return ok();
    },
    uploaded: (id) => uploads.get(id)?.bytes ?? null,
    wake: go,
    found(messages) {
      const isNew = (message: Outgoing) => byId(message.id) === undefined;
      const fresh = messages
        .filter(isNew)
        .map((each): Outgoing => (each.state === "sending" ? { ...each, state: "unclear" } : each))
        .sort((a, b) => a.writtenAt - b.writtenAt);
      set([...fresh, ...list]);
      go();
    },
    seen(id, key) {
      claimed.add(key);
      if (byId(id)?.state === "sent") set(list.filter((each) => each.id !== id));
    },
    list: () => list,
    forget() {
      life += 1;
      for (const { abort } of uploads.values()) abort.abort();
      undoRetry?.();
      undoRetry = null;
      claimed.clear();
      set([]);
    },
  };
}
