import { join } from "node:path";
import vm from "node:vm";
import { build } from "vite";
import { beforeAll, describe, expect, test } from "vitest";
import { channels, grantArgument } from "../../shared/contract/grant.ts";
import { grantFor } from "../../shared/contract/index.ts";
import type { WindowKind } from "../../shared/state/app.ts";

let code = "";

/** The preload as it is packed: one CommonJS file in which only `electron` is left to require. */
beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, "../../preload/index.ts"), formats: ["cjs"] },
      rollupOptions: { external: ["electron"] },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !("output" in output)) throw new Error("nothing was built");
  code = output.output[0].code;
});

/** Runs it in a context that has what a sandboxed preload has, and nothing of Node. */
function load(grant: unknown) {
  const exposed = new Map<string, unknown>();
  const invoked: unknown[][] = [];
  const listeners = new Map<string, Set<(event: unknown, piece: unknown) => void>>();
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, api: unknown) => exposed.set(name, api) },
    ipcRenderer: {
      invoke: async (...message: unknown[]) => void invoked.push(message),
      on: (channel: string, listener: (event: unknown, piece: unknown) => void) =>
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener)),
      removeListener: (channel: string, listener: (event: unknown, piece: unknown) => void) =>
        listeners.get(channel)?.delete(listener),
    },
  };
  const required: string[] = [];
  const argv = ["electron", `${grantArgument}${encodeURIComponent(JSON.stringify(grant))}`];
  vm.runInNewContext(code, {
    process: { argv },
    exports: {},
    module: { exports: {} },
    require: (name: string) => {
      required.push(name);
      if (name !== "electron") throw new Error(`a sandboxed preload cannot require ${name}`);
      return electron;
    },
  });
  return { exposed, invoked, listeners, required };
}

/** Every function that can be reached from an object, by its path. */
function functionsIn(value: unknown, path = ""): string[] {
  if (typeof value === "function") return [path];
  if (typeof value !== "object" || value === null)
    throw new Error(`${path} is no function: ${String(value)}`);
  return Object.entries(value).flatMap(([name, each]) =>
    functionsIn(each, path === "" ? name : `${path}.${name}`),
  );
}

const kinds = [
  "phone",
  "settings",
  "messages",
  "conversation",
  "supervisor",
  "people",
  "history",
  "voice",
] as const;

describe.each(kinds)("%s", (kind: WindowKind) => {
  test("the page gets functions only, and exactly those that were granted", () => {
    const grant = grantFor(kind);
    const { exposed, required } = load(grant);
    expect([...exposed.keys()]).toEqual(["hookswitch"]);
    expect(required.every((name) => name === "electron")).toBe(true);
    expect(functionsIn(exposed.get("hookswitch")).sort()).toEqual(
      [...grant.commands.map((path) => `ask.${path}`), "snapshot", "watch", "subscribe", "patches"].sort(),
    );
  });
});

test("a command goes by its own name whatever the page hands in", async () => {
  const { exposed, invoked } = load(grantFor("phone"));
  const api = exposed.get("hookswitch") as {
    ask: Record<string, Record<string, (...input: unknown[]) => unknown>>;
  };
  await api.ask.call?.hangUp?.({ callId: "c" }, "session.signIn", { more: true });
  expect(invoked).toEqual([[channels.ask, "call.hangUp", { callId: "c" }]]);
});

test("the page sees the piece and never the event; watching can be undone", () => {
  const { exposed, listeners } = load(grantFor("phone"));
  const api = exposed.get("hookswitch") as { watch: (seen: (...all: unknown[]) => void) => () => void };
  const seen: unknown[][] = [];
  const undo = api.watch((...all) => seen.push(all));
  for (const listener of listeners.get(channels.slices) ?? [])
    listener({ sender: "ipcRenderer" }, { number: 1 });
  expect(seen).toEqual([[{ number: 1 }]]);
  undo();
  expect(listeners.get(channels.slices)?.size).toBe(0);
});

test("without a grant there is no bridge at all", () => {
  expect(() => load(null)).toThrow();
});
