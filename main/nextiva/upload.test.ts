import { Agent, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { endpoints } from "../../shared/wire/endpoints.ts";
import { createFetch } from "../network/fetch.ts";
import { ServiceError } from "./errors.ts";
import { createSender } from "./sender.ts";
import { countedForm } from "./upload.ts";

const size = 30_000_000;
function form(): FormData {
  const made = new FormData();
  made.append("message", "Hello");
  made.append("file", new Blob([new Uint8Array(size)]), "a.png");
  return made;
}

test("a form is counted as it goes, and whole only at its end", async () => {
  const seen: number[] = [];
  const counted = countedForm(form(), (bytes) => seen.push(bytes));
  expect(counted.type).toMatch(/^multipart\/form-data; boundary=/);
  const reader = counted.stream.getReader();
  await reader.read();
  expect(counted.isWhole()).toBe(false);
  let bytes = seen[0] ?? 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) bytes += part.value.byteLength;
  expect([counted.isWhole(), seen.at(-1)]).toEqual([true, bytes]);
  expect(bytes).toBeGreaterThan(size);
});

describe("a request with files", () => {
  let close = () => {};
  afterEach(() => close());

  /** A server that reads all of it, or stops in the middle, and never answers. */
  async function sending(reads: "all" | "nothing") {
    const { promise: heard, resolve: hears } = Promise.withResolvers<void>();
    const server = createServer((request) => {
      if (reads === "nothing") return hears();
      request.resume().on("end", hears);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    close = () => {
      server.closeAllConnections();
      server.close();
    };
    const agent = new Agent();
    const sender = createSender({
      fetch: createFetch(() => agent),
      clock: fakeClock(),
      random: () => 0,
      credentials: () => "token",
      heardDate() {},
    });
    const abort = new AbortController();
    const ended = sender
      .send({
        name: "sms",
        endpoint: endpoints.sms,
        what: "POST sms",
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
        timeoutMs: 60_000,
        body: form(),
        upload: { signal: abort.signal, sent() {} },
      })
      .catch((error: unknown) => error);
    await heard;
    return { abort, ended, server };
  }

  test("that is given up on its way did not happen", async () => {
    const { abort, ended } = await sending("nothing");
    abort.abort();
    const error = await ended;
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({ code: "offline", ambiguous: false });
  });
  test("nor did one that broke on its way", async () => {
    const { ended, server } = await sending("nothing");
    server.closeAllConnections();
    expect(await ended).toMatchObject({ ambiguous: false });
  });
  test("that is given up when the server has all of it may have happened", async () => {
    const { abort, ended } = await sending("all");
    abort.abort();
    expect(await ended).toMatchObject({ code: "ambiguous", ambiguous: true });
  });
});
