import type { Line } from "../line/api.ts";
import type { Network } from "../network/network.ts";
import type { Feed } from "../nextiva/feed.ts";

/** The sockets that stay open: to the events feed, to the voice server and, for a supervisor, to the analytics feed. */
export interface Links {
  /** After sleep, or when the network is back: nothing that says "open" is believed. */
  wake(): void;
  /** What waits for its next try need not wait any longer. */
  retry(): void;
}

export function createLinks(parts: {
  readonly network: Pick<Network, "renew">;
  readonly feed: Pick<Feed, "wake">;
  readonly line: Pick<Line, "wake">;
  readonly analytics: Pick<Feed, "wake">;
}): Links {
  const { network, feed, line, analytics } = parts;
  function retry(): void {
    feed.wake();
    line.wake();
    analytics.wake();
  }
  return {
    retry,
    wake() {
      network.renew();
      retry();
    },
  };
}
