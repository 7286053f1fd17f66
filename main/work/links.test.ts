import { expect, test } from "vitest";
import { createLinks } from "./links.ts";

test("awake again, neither connections that lie ready nor sockets are believed; a retry is of the sockets alone", () => {
  const done: string[] = [];
  const links = createLinks({
    network: { renew: () => void done.push("network") },
    feed: { wake: () => void done.push("feed") },
    analytics: { wake: () => void done.push("analytics") },
    line: { wake: () => void done.push("line") },
  });
  links.wake();
  expect(done).toEqual(["network", "feed", "line", "analytics"]);
  links.retry();
  expect(done.slice(4)).toEqual(["feed", "line", "analytics"]);
});
