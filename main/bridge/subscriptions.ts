import * as v from "valibot";
import {
  type Head,
  type Page,
  type Patch,
  type Range,
  type Row,
  type SubscribeRequest,
  subscribeSchema,
} from "../../shared/contract/collection.ts";
import { type CollectionName, findCollection } from "../../shared/contract/collections.ts";
import type { Log } from "../../shared/log.ts";
import { type Answer, fail, ok } from "../../shared/result.ts";
import { type WindowRef, windowName } from "../../shared/state/window.ts";
import type { Clock } from "../../shared/time.ts";
import type { AllSources, Source, View } from "../collections/view.ts";
import { isItsOwn } from "./sender.ts";

/** A window that subscribes. `send` must not throw when the window is gone. */
export interface SubscribingWindow {
  readonly contentsId: number;
  readonly ref: WindowRef;
  send(patch: Patch): void;
}

export interface Subscriptions {
  /** Answers what a window says of its subscriptions; "open" and "show" with a page. */
  take(window: SubscribingWindow, request: unknown): Answer<Page | undefined>;
  /** A window is gone: it looks at nothing any more. */
  forget(contentsId: number): void;
  close(): void;
}

/** What the page that is in a window now looks at. */
interface OfWindow {
  readonly page: string;
  readonly byId: Map<number, Subscription>;
}

interface Subscription {
  readonly id: number;
  readonly window: SubscribingWindow;
  readonly view: View;
  range: Range;
  number: number;
  /** What the window holds. */
  head: Head;
  keys: readonly string[];
  rows: ReadonlyMap<string, Row>;
  isDirty: boolean;
}

const frame = 16;
/** A page that opens and never closes is broken, or hostile. */
const mostPerWindow = 30;

/** `null` for two that are alike. */
function headChange(was: Head, now: Head): Head | null {
  const isSame =
    was.total === now.total &&
    was.isMore === now.isMore &&
    was.isLoading === now.isLoading &&
    was.waiting === now.waiting &&
    was.counts === now.counts &&
    was.failure === now.failure;
  return isSame ? null : now;
}

const isSameOrder = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((key, index) => key === b[index]);

/**
 * Gives each subscription its page, then numbered patches: rows by key, what is new in the range and what changed. Many
 * changes within a frame become one patch, and a row that changed twice is sent once.
 */
export function createSubscriptions(
  sources: AllSources,
  clock: Pick<Clock, "after">,
  log: Log,
): Subscriptions {
  const known = new Map<number, OfWindow>();
  let undoTimer: (() => void) | null = null;

  function forget(contentsId: number): void {
    for (const each of known.get(contentsId)?.byId.values() ?? []) each.view.close();
    known.delete(contentsId);
  }

  /** A page that was loaded anew looks at nothing yet. */
  function ofPage(contentsId: number, page: string): Map<number, Subscription> {
    const own = known.get(contentsId);
    if (own?.page === page) return own.byId;
    forget(contentsId);
    const byId = new Map<number, Subscription>();
    known.set(contentsId, { page, byId });
    return byId;
  }

  /** What the window has to be told, and remembers that it was. */
  function catchUp(to: Subscription): Omit<Patch, "id" | "number"> {
    const shown = to.view.rows(to.range);
    const changedRows = shown.filter((row) => to.rows.get(row.key) !== row);
    const keys = shown.map(({ key }) => key);
    const head = headChange(to.head, to.view.head());
    const isMoved = !isSameOrder(to.keys, keys);
    to.head = head ?? to.head;
    to.keys = keys;
    if (changedRows.length > 0 || isMoved) to.rows = new Map(shown.map((row) => [row.key, row]));
    return {
      ...(head !== null && { head }),
      ...(isMoved && { keys }),
      ...(changedRows.length > 0 && { rows: changedRows }),
    };
  }

  function flush(to: Subscription): void {
    to.isDirty = false;
    const change = catchUp(to);
    if (Object.keys(change).length === 0) return;
    to.number += 1;
    to.window.send({ id: to.id, number: to.number, ...change });
  }

  function flushAll(): void {
    undoTimer = null;
    for (const { byId } of known.values()) for (const to of byId.values()) if (to.isDirty) flush(to);
  }

  function page(to: Subscription, range: Range, isWhole: boolean): Page {
    to.range = range;
    to.view.want(range);
    if (isWhole) to.rows = new Map();
    const { rows = [] } = catchUp(to);
    to.isDirty = false;
    to.number += 1;
    return { number: to.number, start: range.start, head: to.head, keys: to.keys, rows };
  }

  function open(window: SubscribingWindow, request: SubscribeRequest & { do: "open" }): Answer<Page> {
    const own = ofPage(window.contentsId, request.page);
    const collection = findCollection(request.collection);
    if (collection === null || !collection.from.includes(window.ref.kind)) {
      log.warn("bridge: subscription not granted to this window", {
        window: windowName(window.ref),
        name: request.collection,
      });
      return fail("notYours");
    }
    if (own.has(request.id) || own.size >= mostPerWindow) {
      log.warn("bridge: too many subscriptions in one window", {
        window: windowName(window.ref),
        open: own.size,
      });
      return fail("busy");
    }
    const query = v.safeParse(collection.query, request.query);
    if (!query.success) return fail("invalid");
    if (!isItsOwn(window.ref, collection.key, query.output)) {
      log.warn("bridge: subscription to another window's key refused", {
        window: windowName(window.ref),
        name: request.collection,
      });
      return fail("notYours");
    }
    const source = sources[request.collection as CollectionName] as Source<unknown, Row>;
    const view = source(query.output, () => {
      subscription.isDirty = true;
      undoTimer ??= clock.after(frame, flushAll);
    });
    const subscription: Subscription = {
      id: request.id,
      window,
      view,
      range: request.range,
      number: 0,
      head: view.head(),
      keys: [],
      rows: new Map(),
      isDirty: false,
    };
    own.set(request.id, subscription);
    return ok(page(subscription, request.range, true));
  }

  return {
    take(window, raw) {
      const parsed = v.safeParse(subscribeSchema, raw);
      if (!parsed.success) {
        const where = v.getDotPath(parsed.issues[0]);
        log.warn("bridge: subscription request invalid", { window: windowName(window.ref), where });
        return fail("invalid");
      }
      const request = parsed.output;
      if (request.do === "open") return open(window, request);
      const own = known.get(window.contentsId)?.byId;
      const subscription = own?.get(request.id);
      if (own === undefined || subscription === undefined) return fail("gone");
      switch (request.do) {
        case "show":
          return ok(page(subscription, request.range, request.whole));
        case "retry":
          subscription.view.retry();
          return ok(undefined);
        case "hold":
          subscription.view.hold?.(request.on);
          return ok(undefined);
        case "close":
          subscription.view.close();
          own.delete(request.id);
          return ok(undefined);
      }
    },
    forget,
    close() {
      undoTimer?.();
      for (const contentsId of [...known.keys()]) forget(contentsId);
    },
  };
}
