import type { PastItem } from "../../shared/contract/history.ts";

/** A finished call, for tests. */
export const samplePast = (change: Partial<PastItem> = {}): PastItem => ({
  key: change.workitemId ?? "w-1",
  workitemId: "w-1",
  channel: "voice",
  direction: "inbound",
  name: "Maria Delgado",
  number: "+14155552671",
  postDial: "",
  queue: "",
  campaign: "",
  contactId: "",
  conversationId: "",
  at: 0,
  lastedMs: null,
  end: null,
  isMissed: false,
  hasVoicemail: false,
  ownedBy: "",
  disposition: "",
  notes: "",
  ...change,
});

/** A server's list, the newest first, that gives pages as the test wants them. */
export function fakeServer(count: number) {
  let list = Array.from({ length: count }, (_, n) => `w-${count - n}`);
  const server = {
    /** How many a page holds at most; what is asked for where it is undefined. */
    most: undefined as number | undefined,
    saysTotal: true,
    ignoresStart: false,
    asked: [] as number[],
    /** Happens after that many pages were given. */
    after: new Map<number, () => void>(),
    add(...ids: string[]) {
      list = [...ids, ...list];
    },
    remove(from: number, many: number) {
      list = [...list.slice(0, from), ...list.slice(from + many)];
    },
    get ids() {
      return list;
    },
    page(rows: number, asked: number) {
      const start = server.ignoresStart ? 0 : asked;
      const objects = list.slice(start, start + Math.min(rows, server.most ?? rows));
      server.asked.push(asked);
      const page = {
        objects: objects.map((workitemId) => ({
          workitemId,
          type: "InboundCall",
          createdAt: 1_000_000 + Number(workitemId.slice(2)),
        })),
        count: objects.length,
        ...(server.saysTotal && { total: list.length }),
      };
      server.after.get(server.asked.length)?.();
      return page;
    },
  };
  return server;
}
