import type { Line } from "../line/api.ts";
import type { Network } from "../network/network.ts";
import type { Feed } from "../nextiva/feed.ts";

/** The two sockets that stay open, to the events feed and to the voice server. */
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
}): Links {
  const { network, feed, line } = parts;
  function retry(): void {
    feed.wake();
    line.wake();
  }
  return {
    retry,
    wake() {
      network.renew();
      retry();
    },
  };
}
