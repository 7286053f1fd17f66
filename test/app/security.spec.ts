import type { Page } from "@playwright/test";
import { grantFor } from "../../shared/contract/index.ts";
import type { WindowKind } from "../../shared/state/app.ts";
import { expect, test } from "../harness/story.ts";

const kinds: readonly WindowKind[] = ["phone", "voice", "settings"];

interface Spied {
  hookswitch: { ask: Record<string, Record<string, unknown>> };
  violations?: string[];
}

test("a window has nothing of Node or Electron, and of the app exactly what it was granted", async ({
  story,
}) => {
  const agent = await story.atWork();
  await agent.opensSettings();
  for (const kind of kinds) {
    const page = await agent.app.page(kind);
    const seen = await page.evaluate(() => {
      const scope = window as unknown as Spied & Record<string, unknown>;
      const names = [
        "require",
        "process",
        "module",
        "exports",
        "Buffer",
        "global",
        "ipcRenderer",
        "electron",
      ];
      return {
        node: names.filter((name) => name in scope),
        bridge: Object.keys(scope.hookswitch).sort(),
        commands: Object.entries(scope.hookswitch.ask).flatMap(([area, own]) =>
          Object.keys(own).map((name) => `${area}.${name}`),
        ),
        inFrame: (() => {
          const frame = document.body.appendChild(document.createElement("iframe"));
          const has = frame.contentWindow !== null && "hookswitch" in frame.contentWindow;
          frame.remove();
          return has;
        })(),
      };
    });
    expect(seen, kind).toEqual({
      node: [],
      bridge: ["ask", "patches", "snapshot", "subscribe", "watch"],
      commands: expect.arrayContaining([...grantFor(kind).commands]) as string[],
      inFrame: false,
    });
    expect(seen.commands, kind).toHaveLength(grantFor(kind).commands.length);
  }
});

test("a page runs no script of another's, connects nowhere, goes nowhere, opens nothing", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const page = await agent.phone();
  const where = page.url();
  const count = (await agent.app.windows()).length;
  const tried = await page.evaluate(async (provider) => {
    const scope = window as unknown as Spied & Record<string, unknown>;
    const violations: string[] = [];
    scope.violations = violations;
    document.addEventListener("securitypolicyviolation", (event) =>
      violations.push(event.effectiveDirective),
    );
    const script = document.createElement("script");
    script.textContent = "window.ranInline = true";
    document.head.append(script);
    const image = new Image();
    image.src = `${provider}/pixel.png`;
    const frame = document.createElement("iframe");
    frame.src = `${provider}/`;
    document.body.append(frame);
    setTimeout("window.ranText = true");
    const status = (path: string) =>
      fetch(path).then(
        (answer) => answer.status,
        () => "refused",
      );
    return {
      fetched: await status(`${provider}/users/api/session`),
      outside: await Promise.all(
        ["/../package.json", "/%2e%2e/main/index.cjs", "/..%2fmain%2findex.cjs"].map(status),
      ),
      ranInline: "ranInline" in scope,
      opened: window.open("https://example.com/") !== null,
    };
  }, centre.sandbox.providerUrl);
  expect(tried).toEqual({ fetched: "refused", outside: [404, 404, 404], ranInline: false, opened: false });
  const violations = () => page.evaluate(() => [...new Set((window as unknown as Spied).violations)].sort());
  await expect
    .poll(violations)
    .toEqual(["connect-src", "frame-src", "img-src", "script-src", "script-src-elem"]);

  const refusals = () => agent.app.logs().filter((line) => /page: navigation refused/.test(line)).length;
  await page.evaluate(() => {
    location.href = "https://example.com/";
  });
  await expect.poll(refusals).toBe(1);
  expect(agent.app.logs().some((line) => /page: new window refused/.test(line))).toBe(true);
  expect(page.url()).toBe(where);
  expect(await agent.app.windows()).toHaveLength(count);
  await agent.goes("Break");
});

test("the microphone is the voice page's alone, headsets are for it and the settings, nothing else is anybody's", async ({
  story,
}) => {
  const agent = await story.atWork();
  const ask = (page: Page, wish: { audio?: boolean; video?: boolean }) =>
    page.evaluate(
      (constraints) =>
        navigator.mediaDevices.getUserMedia(constraints).then(
          (stream) => {
            for (const track of stream.getTracks()) track.stop();
            return "given";
          },
          (error: Error) => error.name,
        ),
      wish,
    );
  await agent.opensSettings();
  const [phone, voice, settings] = await Promise.all([
    agent.phone(),
    agent.app.page("voice"),
    agent.app.page("settings"),
  ]);
  expect(await ask(phone, { audio: true })).toBe("NotAllowedError");
  expect(await ask(settings, { audio: true })).toBe("NotAllowedError");
  expect(await ask(voice, { audio: true, video: true })).toBe("NotAllowedError");
  expect(await ask(voice, { audio: true })).toBe("given");
  // Electron does not tell its handlers; the model asks them for the rest.
  if (agent.app.host !== "chromium") return;
  for (const permission of [
    "geolocation",
    "notifications",
    "display-capture",
    "clipboard-read",
    "midi",
    "usb",
    "serial",
  ]) {
    for (const kind of kinds) {
      const { checked, requested } = await agent.app.permission(kind, permission, "app://hookswitch");
      expect({ kind, permission, checked, requested }).toEqual({
        kind,
        permission,
        checked: false,
        requested: false,
      });
    }
  }
  for (const kind of kinds) {
    const { checked } = await agent.app.permission(kind, "hid", "app://hookswitch");
    expect({ kind, checked }).toEqual({ kind, checked: kind !== "phone" });
  }
});
