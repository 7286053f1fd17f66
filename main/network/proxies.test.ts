import { expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { createRecall, nameOf, readWays } from "./proxies.ts";

const shown = (list: string) =>
  readWays(list).map((way) => (way.kind === "direct" ? "direct" : `${way.kind} ${nameOf(way)}`));

test.each([
  ["DIRECT", ["direct"]],
  ["PROXY proxy.corp:3128", ["http proxy.corp:3128"]],
  [
    "PROXY a:1;HTTPS b:2; SOCKS c:3;SOCKS5 d;DIRECT",
    ["http a:1", "https b:2", "socks4 c:3", "socks5 d:1080", "direct"],
  ],
  ["proxy a ; direct ", ["http a:80", "direct"]],
  ["PROXY [2001:db8::1]:8080", ["http [2001:db8::1]:8080"]],
  ["QUIC q:443;PROXY a:1", ["http a:1"]],
  ["", ["direct"]],
  ["QUIC q:443", ["direct"]],
  ["PROXY a:99999;PROXY ;PROXY a b;nonsense;PROXY c:1", ["http c:1"]],
  ["constructor x:1;__proto__ x:1", ["direct"]],
])("%j names %j", (list, ways) => {
  expect(shown(list)).toEqual(ways);
});

test("a proxy that did not answer is tried last for five minutes", () => {
  const clock = fakeClock();
  const recall = createRecall(clock);
  const ways = readWays("PROXY a:1;PROXY b:2;DIRECT");
  const order = () => recall.inOrder(ways).map((way) => (way.kind === "direct" ? "-" : way.host));
  const [first, second] = ways;
  if (first === undefined || second === undefined) throw new Error("two ways");
  recall.failed(first);
  expect(order()).toEqual(["b", "-", "a"]);
  recall.failed(second);
  expect(order()).toEqual(["-", "a", "b"]);
  recall.worked(second);
  clock.advance(5 * 60_000);
  expect(order()).toEqual(["a", "b", "-"]);
  recall.failed(first);
  recall.forget();
  expect(order()).toEqual(["a", "b", "-"]);
});
