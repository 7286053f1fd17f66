import { describe, expect, test } from "vitest";
import { fetchSound } from "./fetch-sound.ts";
import { createSounds } from "./sounds.ts";

const bytes = new Uint8Array([1, 2, 3]);
const given = (status = 200) =>
  Object.assign(async (url: string | URL | Request, init?: RequestInit) => {
    asked.push({ url: String(url), headers: [...new Headers(init?.headers)] });
    return new Response(bytes, { status });
  }, fetch);
let asked: { url: string; headers: unknown[] }[] = [];
const from = (address: string, provider = "https://login.acme.example", status = 200) => {
  asked = [];
  return fetchSound(address, { fetch: given(status), provider });
};

describe("a sound at a signed address", () => {
  test("is fetched with what the address holds, and nothing of ours", async () => {
    const sound = await from("https://store.example.com/bucket/my%20greeting.wav?sig=a%2Fb");
    expect(sound).toEqual({ bytes, file: "my greeting.wav" });
    expect(asked).toEqual([
      { url: "https://store.example.com/bucket/my%20greeting.wav?sig=a%2Fb", headers: [] },
    ]);
  });

  test("has no name where its address hides none that can be read", async () => {
    expect((await from("https://store.example.com/%E0%A4%A.wav")).file).toBe("");
  });

  test.each([
    "http://store.example.com/a.wav",
    "file:///etc/passwd",
    "https://127.0.0.1/a.wav",
    "https://localhost/a.wav",
    "https://10.0.0.1/a.wav",
    "https://[fe80::1]/a.wav",
    "https://intranet/a.wav",
    "https://user:pw@store.example.com/a.wav",
    "not an address",
  ])("%s is not asked", async (address) => {
    await expect(from(address)).rejects.toMatchObject({ code: "untrustedAddress" });
    expect(asked).toEqual([]);
  });

  test("may be on this computer where the provider is", async () => {
    await from("http://127.0.0.1:4000/speech/a.wav?signature=1", "http://127.0.0.1:4000");
    expect(asked).toHaveLength(1);
  });

  test("that is refused or empty is told", async () => {
    await expect(from("https://store.example.com/a.wav", undefined, 403)).rejects.toMatchObject({
      code: "forbidden",
    });
    const nothing = Object.assign(async () => new Response(""), fetch);
    const provider = "https://login.acme.example";
    await expect(
      fetchSound("https://store.example.com/a.wav", { fetch: nothing, provider }),
    ).rejects.toMatchObject({ code: "badAnswer" });
  });
});

test("the oldest of many sounds is let go", () => {
  let ids = 0;
  const sounds = createSounds(() => `s-${++ids}`);
  for (let n = 0; n < 11; n++) sounds.keep({ bytes, file: `${n}.wav` });
  expect(sounds.find("s-1")).toBeNull();
  expect(sounds.find("s-11")?.file).toBe("10.wav");
  expect(sounds.asset("/sounds/s-1")).toBeNull();
});
