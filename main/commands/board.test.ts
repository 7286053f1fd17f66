import { expect, test } from "vitest";
import { standardBoard, standardView } from "../../shared/state/board-settings.ts";
import { defaultSettings, type Settings } from "../../shared/state/settings.ts";
import { amy } from "../state/test-samples.ts";
import { testContext } from "../work/test-context.ts";
import { boardCommands } from "./board.ts";

function setUp(isSupervisor: boolean) {
  const { store } = testContext({ isSupervisor });
  let kept: Settings = { ...defaultSettings, boards: { other: standardBoard } };
  const commands = boardCommands({
    store,
    settings: {
      get: () => kept,
      change(part) {
        kept = { ...kept, ...(part as Partial<Settings>) };
        return kept;
      },
    },
  });
  return { store, commands };
}

test("views and limits are kept for this supervisor, and nobody else's are touched", async () => {
  const { store, commands } = setUp(true);
  const views = [{ name: "Away", view: { ...standardView, show: "away" as const } }];
  expect(await commands.setViews({ views })).toMatchObject({ ok: true });
  const { waiting } = standardBoard.thresholds;
  const thresholds = { ...standardBoard.thresholds, waiting: { ...waiting, alarm: 3, notifies: true } };
  expect(await commands.setThresholds({ thresholds })).toMatchObject({ ok: true });
  expect(store.get().settings.boards).toEqual({ other: standardBoard, [amy.userId]: { views, thresholds } });
});

test("without the authority nothing is set", async () => {
  const { store, commands } = setUp(false);
  expect(await commands.setViews({ views: [] })).toMatchObject({ error: { code: "notAllowed" } });
  expect(store.get().settings.boards).toEqual({});
});
