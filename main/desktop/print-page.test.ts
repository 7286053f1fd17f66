import { expect, test } from "vitest";
import { silentLog } from "../../shared/log.ts";
import { printPage } from "./print-page.ts";

function printing(success: boolean, reason: string, load: () => Promise<void> = async () => {}) {
  const said: string[] = [];
  const options: unknown[] = [];
  const create = (given: unknown) => {
    options.push(given);
    return {
      async loadURL(url: string) {
        said.push(`loads ${url}`);
        await load();
      },
      webContents: {
        on() {},
        setWindowOpenHandler() {},
        print(_: unknown, done: (success: boolean, reason: string) => void) {
          said.push("prints");
          done(success, reason);
        },
      },
      destroy: () => said.push("goes"),
    };
  };
  return { said, options, result: printPage(create as never, "mail://page/", silentLog) };
}

test("a page is printed from a window without script or preload, which goes with it", async () => {
  const { said, options, result } = printing(true, "");
  expect(await result).toMatchObject({ ok: true });
  expect(said).toEqual(["loads mail://page/", "prints", "goes"]);
  expect(options).toMatchObject([{ show: false, webPreferences: { sandbox: true, javascript: false } }]);
  expect(JSON.stringify(options)).not.toContain("preload");
});

test("who thinks better of it has not failed; what fails is said, and the window goes", async () => {
  expect(await printing(false, "Print job canceled").result).toMatchObject({ ok: true });
  expect(await printing(false, "Print job failed").result).toMatchObject({ ok: false });
  const unloaded = printing(true, "", () => Promise.reject(new Error("gone")));
  expect(await unloaded.result).toMatchObject({ ok: false });
  expect(unloaded.said.at(-1)).toBe("goes");
});
