import { expect, test } from "vitest";
import { testContext } from "../work/test-context.ts";
import { createClickToDial } from "./click-to-dial.ts";
import { linkProgram } from "./link-program.ts";

function setUp(copied: () => Promise<string> = async () => "") {
  const { store, notices } = testContext();
  let opened = 0;
  const wanted = createClickToDial({
    store,
    readClipboard: copied,
    openPhone: () => {
      opened += 1;
    },
  });
  return {
    store,
    notices,
    wanted,
    opened: () => opened,
    now: () => store.get().desktop.clickToDial,
  };
}

test("[complaint 38] a link brings the phone up with its number, and dials nothing", () => {
  const { wanted, now, opened, notices } = setUp();
  wanted.follow("tel:+1-415-555-2671;ext=204");
  expect(now()).toMatchObject({ number: "+14155552671", extension: "204", from: "link" });
  expect([opened(), notices()]).toEqual([1, []]);
});

test("a link that cannot be read is said, and the number before it stays", () => {
  const { wanted, now, opened, notices } = setUp();
  wanted.follow("tel:1004");
  wanted.follow("callto:some.body");
  expect(now()).toMatchObject({ number: "1004" });
  expect([opened(), notices()]).toEqual([2, ["linkUnreadable"]]);
});

test("a number of another company's telephones is refused with its reason", () => {
  const { wanted, now, notices, store } = setUp();
  wanted.follow("tel:1234;phone-context=example.com");
  expect([now(), notices()]).toEqual([null, ["linkElsewhere"]]);
  expect(store.get().desktop.notices[0]?.values).toEqual({ name: "example.com" });
});

test("a local number is told with its context; digits behind a pause are kept", () => {
  const { wanted, now } = setUp();
  wanted.follow("tel:863-1234;phone-context=+1-914-555");
  expect(now()).toMatchObject({ number: "8631234", context: "+1914555" });
  wanted.follow("tel:*67,4155550100");
  expect(now()).toEqual({ id: expect.any(Number), number: "*67", extension: "4155550100", from: "link" });
});

test.each([
  ["*67 415 555 0100", { number: "*67+14155550100", extension: "" }],
  ["(415) 555-2671 poste 12", { number: "4155552671", extension: "12" }],
  ["415−555−0100", { number: "4155550100", extension: "" }],
  ["inv 20240115 tel 415 555 2671", { number: "4155552671", extension: "" }],
])("%j was copied", async (text, number) => {
  const { wanted, now } = setUp(async () => text);
  await wanted.callCopied();
  expect(now()).toMatchObject({ ...number, from: "copied" });
});

test.each([
  ["(415) 555-2671 or (415) 555-2672", "severalCopied"],
  ["415 555 2671/2672", "unclearCopied"],
  ["sip:1004@pbx.example", "elsewhereCopied"],
  ["x".repeat(20_000), "longCopied"],
  ["€1,234,567.89", "nothingCopied"],
  ["192.168.10.20", "nothingCopied"],
])("%j was copied: nothing is called, and why is said", async (text, why) => {
  const { wanted, now, notices } = setUp(async () => text);
  await wanted.callCopied();
  expect([now(), notices()]).toEqual([null, [why]]);
});

test("what is no telephone link is not followed", () => {
  const { wanted, now, opened } = setUp();
  wanted.follow("https://example.test/");
  expect([now(), opened()]).toEqual([null, 0]);
});

test("a newer number is told from an older one, also after that was put away", () => {
  const { wanted, now, store } = setUp();
  wanted.follow("tel:1004");
  const first = now()?.id ?? 0;
  wanted.follow("tel:1005");
  const second = now()?.id ?? 0;
  expect(second).toBeGreaterThan(first);
  store.dispatch({ kind: "signedOut", why: "sessionExpired", error: null });
  expect(now()?.id).toBe(second);
  store.dispatch({ kind: "signedOut", why: "signedOut", error: null });
  expect(now()).toBeNull();
});

test("the number that was copied", async () => {
  const { wanted, now, opened } = setUp(async () => "Ines Novak, (415) 555-2671");
  await wanted.callCopied();
  expect(now()).toMatchObject({ number: "4155552671", from: "copied" });
  expect(opened()).toBe(1);
});

test.each([
  ["nothing", async () => ""],
  ["no number", async () => "Dear Ines"],
  ["what cannot be read", () => Promise.reject(new Error("denied"))],
])("%s was copied: said, and the phone stays where it is", async (_what, copied) => {
  const { wanted, now, opened, notices } = setUp(copied);
  await wanted.callCopied();
  expect([now(), opened(), notices()]).toEqual([null, 0, ["nothingCopied"]]);
});

function program(platform: "darwin" | "win32" | "linux", name: string, takes = true, isInstalled = true) {
  const opened: string[] = [];
  const taken: string[] = [];
  const parts = linkProgram({
    app: {
      getApplicationNameForProtocol: () => name,
      isDefaultProtocolClient: (scheme) => taken.includes(scheme),
      setAsDefaultProtocolClient: (scheme) => {
        if (takes) taken.push(scheme);
        return takes;
      },
    },
    platform,
    isInstalled,
    openExternal: async (url) => void opened.push(url),
  });
  return { ...parts, opened, taken };
}

test("[complaint 38] on macOS the links are taken when the user says so, and a refusal is told", async () => {
  const mac = program("darwin", "FaceTime");
  expect(mac.read("phone")).toEqual({ name: "FaceTime", isOurs: false });
  expect(await mac.take("phone")).toMatchObject({ ok: true });
  expect(mac.taken).toEqual(["tel", "callto"]);
  expect(mac.read("phone").isOurs).toBe(true);
  expect(await program("darwin", "", false).take("phone")).toMatchObject({ error: { code: "refused" } });
});

test.each([
  ["sms", ["sms"]],
  ["email", ["mailto"]],
] as const)("links of messages are taken apart from those of the telephone: %s", async (kind, schemes) => {
  const mac = program("darwin", "Mail");
  await mac.take(kind);
  expect(mac.taken).toEqual(schemes);
  expect([mac.read(kind).isOurs, mac.read("phone").isOurs]).toEqual([true, false]);
});

test("[complaint 38] on Windows nothing is pretended: the system's own page is opened", async () => {
  const windows = program("win32", "Phone Link");
  expect(await windows.take("sms")).toMatchObject({ ok: true });
  expect(windows.opened).toEqual(["ms-settings:defaultapps?registeredAppUser=Hookswitch"]);
  expect(windows.taken).toEqual([]);
  expect(program("win32", "Hookswitch").read("email").isOurs).toBe(true);
});

test("a program that runs from its sources takes no links", async () => {
  const source = program("darwin", "FaceTime", true, false);
  expect(await source.take("phone")).toMatchObject({ error: { code: "unsupported" } });
  expect(source.taken).toEqual([]);
});

test("Linux leaves it to the desktop", async () => {
  expect(await program("linux", "").take("phone")).toMatchObject({ error: { code: "unsupported" } });
  expect(program("linux", "other.desktop").read("phone")).toEqual({ name: null, isOurs: false });
});
