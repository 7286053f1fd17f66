import { join } from "node:path";
import { expect, test } from "vitest";
import { askForPlace } from "./save-dialog.ts";

test("a place is asked for by its format, and null where the user thinks better of it", async () => {
  const asked: unknown[] = [];
  const answering = (answer: object) =>
    ({
      async showSaveDialog(options: unknown) {
        asked.push(options);
        return answer;
      },
    }) as never;
  const given = answering({ canceled: false, filePath: "there.csv" });
  expect(await askForPlace(given, "documents", "calls.csv", "csv")).toBe("there.csv");
  expect(asked).toEqual([
    { defaultPath: join("documents", "calls.csv"), filters: [{ name: "CSV", extensions: ["csv"] }] },
  ]);
  const none = answering({ canceled: true, filePath: "" });
  expect(await askForPlace(none, "documents", "calls.csv", "csv")).toBeNull();
});
