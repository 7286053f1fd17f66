import { describe, expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { createKeychain, healthOf, type KeytarLike, keychainTrouble } from "./keychain.ts";
import { createSecrets } from "./secrets.ts";

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A keychain in memory; `fails` throws instead, `hangs` never answers. */
function fakeKeytar() {
  const items = new Map<string, string>();
  const asked: string[] = [];
  const set = { fails: null as Error | null, hangs: false, takes: Number.POSITIVE_INFINITY };
  const act = async <T>(what: string, run: () => T): Promise<T> => {
    asked.push(what);
    if (set.hangs) await new Promise(() => {});
    if (set.fails !== null) throw set.fails;
    return run();
  };
  const keytar: KeytarLike = {
    getPassword: (service, account) => act("get", () => items.get(`${service}/${account}`) ?? null),
    setPassword: (service, account, secret) =>
      act("set", () => {
        // As Windows counts: the bytes of the text in UTF-8.
        if (Buffer.byteLength(secret) > set.takes) throw new Error("The stub received bad data.");
        items.set(`${service}/${account}`, secret);
      }),
    deletePassword: (service, account) => act("delete", () => items.delete(`${service}/${account}`)),
  };
  return { keytar, items, asked, set };
}

function setUp() {
  const clock = fakeClock();
  const fake = fakeKeytar();
  let loads = 0;
  const keychain = createKeychain(async () => {
    loads += 1;
    return fake.keytar;
  }, clock);
  return { clock, ...fake, keychain, secrets: createSecrets(keychain), loads: () => loads };
}

const amy = { provider: "https://acme.example", username: "amy" };
const saved = { password: "hunter2", token: "tok", location: "https://eu.example" };

describe("the keychain", () => {
  test("is not touched before it is needed, and loaded once", async () => {
    const { keychain, loads } = setUp();
    expect(loads()).toBe(0);
    await keychain.get("a");
    await keychain.set("a", "b");
    expect(loads()).toBe(1);
  });

  test.each([
    ["Cannot autolaunch D-Bus without X11 $DISPLAY", "keychainUnavailable"],
    ["The name org.freedesktop.secrets was not provided by any .service files", "keychainUnavailable"],
    ["libsecret-1.so.0: cannot open shared object file", "keychainUnavailable"],
    ['Object does not exist at path "/org/freedesktop/secrets/collection/login"', "keychainLocked"],
    ["User canceled the operation.", "keychainLocked"],
    ["Cannot create an item in a locked collection", "keychainLocked"],
    ["User interaction is not allowed.", "keychainLocked"],
    ["The stub received bad data.", "keychainFailed"],
    ["Fehlerhafte Daten wurden vom Stub empfangen.", "keychainFailed"],
    ["anything new", "keychainFailed"],
  ] as const)("%s is %s", async (message, code) => {
    const { keychain, set } = setUp();
    set.fails = new Error(message);
    expect(keychainTrouble(set.fails)).toBe(code);
    expect(await keychain.get("a")).toMatchObject({ ok: false, error: { code } });
    const health = { keychainUnavailable: "unavailable", keychainLocked: "locked", keychainFailed: "failed" };
    expect(healthOf(await keychain.set("a", "b"))).toBe(health[code]);
  });

  test("[complaint 35] one that hangs is told from an empty one, and later may answer again", async () => {
    const { keychain, set, clock } = setUp();
    set.hangs = true;
    const hanging = keychain.get("a");
    await settled();
    // Its thread waits, and would keep the process from ending: from the first moment, and after we gave it up.
    expect(keychain.isOut()).toBe(true);
    clock.advance(8_000);
    expect(await hanging).toMatchObject({ ok: false, error: { code: "keychainLocked" } });
    expect(keychain.isOut()).toBe(true);
    set.hangs = false;
    expect(await keychain.get("a")).toEqual({ ok: true, value: null });
    expect(clock.pending()).toBe(0);
  });

  test("who leaves can wait for what was asked", async () => {
    const { keychain, items } = setUp();
    void keychain.set("a", "b");
    await keychain.settled();
    expect(items.size).toBe(1);
    expect(keychain.isOut()).toBe(false);
  });

  test("a module that cannot be loaded is tried again the next time", async () => {
    let loads = 0;
    const keychain = createKeychain(async () => {
      loads += 1;
      if (loads === 1) throw new Error("Cannot find module 'keytar'");
      return fakeKeytar().keytar;
    }, fakeClock());
    expect(await keychain.get("a")).toMatchObject({ error: { code: "keychainUnavailable" } });
    expect(await keychain.get("a")).toMatchObject({ ok: true });
  });

  test("a removal is not overtaken by the write before it", async () => {
    const { keytar, items, clock } = setUp();
    let letGo = () => {};
    const slow: KeytarLike = {
      ...keytar,
      async setPassword(...item) {
        await new Promise<void>((resolve) => {
          letGo = resolve;
        });
        return keytar.setPassword(...item);
      },
    };
    const keychain = createKeychain(async () => slow, clock);
    const writing = keychain.set("a", "secret");
    const removing = keychain.remove("a");
    await settled();
    letGo();
    await Promise.all([writing, removing]);
    expect([...items]).toEqual([]);
  });
});

describe("the saved sign-in", () => {
  test("[complaint 33] one prompt per stored credential. Here one item holds all of an account", async () => {
    const { secrets, items } = setUp();
    await secrets.write(amy, saved);
    await secrets.write({ ...amy, username: "bob" }, { ...saved, token: null });
    expect([...items.keys()]).toEqual(["Hookswitch/amy at acme.example", "Hookswitch/bob at acme.example"]);
    expect(await secrets.read(amy, true)).toEqual({ ok: true, value: { version: 1, ...saved } });
  });
  test("absent, when nothing was ever saved", async () => {
    expect(await setUp().secrets.read(amy, false)).toEqual({ ok: true, value: null });
  });
  test("[complaint 32] unreadable was read as 'no secret'. Nothing where something was saved is no proof of absence", async () => {
    expect(await setUp().secrets.read(amy, true)).toMatchObject({
      ok: false,
      error: { code: "keychainLocked" },
    });
  });
  test.each(["", "not json", "{}", '{"version":2,"password":"x"}', "null"])(
    "%j cannot be read, and is left alone",
    async (text) => {
      const { secrets, items, asked } = setUp();
      items.set("Hookswitch/amy at acme.example", text);
      expect(await secrets.read(amy, false)).toMatchObject({ ok: false, error: { code: "keychainFailed" } });
      expect(asked).toEqual(["get"]);
      expect(items.get("Hookswitch/amy at acme.example")).toBe(text);
    },
  );
  test.each([2_000, 2_560, 3_000, 4_000])(
    "a keychain of 2,560 bytes an item and a token of %i: the password is kept, and nothing called locked",
    async (length) => {
      const { secrets, set, items } = setUp();
      set.takes = 2_560;
      const long = { ...saved, token: "t".repeat(length), password: "pässword" };
      expect(healthOf(await secrets.write(amy, long))).toBe("ready");
      const token = length === 2_000 ? long.token : null;
      expect(await secrets.read(amy, true)).toEqual({ ok: true, value: { version: 1, ...long, token } });
      expect(items.size).toBe(1);
    },
  );
  test("a keychain that takes long items gets the token; one that is locked is asked once", async () => {
    const { secrets, set, asked } = setUp();
    const long = { ...saved, token: "t".repeat(4_000) };
    await secrets.write(amy, long);
    expect(await secrets.read(amy, true)).toMatchObject({ value: { token: long.token } });
    set.fails = new Error("User canceled the operation.");
    asked.length = 0;
    expect(healthOf(await secrets.write(amy, long))).toBe("locked");
    expect(asked).toEqual(["set"]);
  });
  test("a password that alone is too long is not kept, and the keychain not called locked", async () => {
    const { secrets, set } = setUp();
    set.takes = 2_560;
    expect(healthOf(await secrets.write(amy, { ...saved, password: "p".repeat(3_000) }))).toBe("failed");
  });
  test("removed", async () => {
    const { secrets, items } = setUp();
    await secrets.write(amy, saved);
    expect(await secrets.remove(amy)).toMatchObject({ ok: true });
    expect(items.size).toBe(0);
  });
});
