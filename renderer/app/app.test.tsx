// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import type { Bridge } from "../../shared/contract/index.ts";
import type { WindowKind } from "../../shared/state/app.ts";
import { fakeBridge } from "../gallery/fake-bridge.ts";
import { offered } from "../gallery/samples.ts";
import { offer } from "../offer/feature.ts";
import { Offers } from "../offer/Offers.tsx";
import { settings } from "../settings/feature.ts";
import { AppContext, createApp, feature } from "./app.ts";
import { type Mirror, mirrorState } from "./mirror.ts";

afterEach(cleanup);

const frames = { hidden: () => true, next: () => {}, onVisibility: () => () => {} };

async function from<K extends WindowKind>(kind: K) {
  const fake = fakeBridge(kind, offered);
  const bridge = fake.bridge as Bridge as Bridge<K>;
  const { state, time } = await mirrorState(bridge, frames);
  return { state: state as Mirror<K>, bridge, time };
}

const nowhere = () => ({ put() {}, call() {} });

it("shows an offer's card in a window that has nothing of the phone window but what offers need", async () => {
  const app = createApp(await from("phone"), { dialler: nowhere, features: [offer] });
  render(
    <AppContext value={app}>
      <Offers alone />
    </AppContext>,
  );
  screen.getByRole("button", { name: "Accept" });
});

it("refuses to draw a feature that its window does not list", async () => {
  const app = createApp(await from("phone"), { dialler: nowhere, features: [] });
  const draw = () =>
    render(
      <AppContext value={app}>
        <Offers alone />
      </AppContext>,
    );
  expect(draw).toThrow("offer is not among the features of its window");
});

it("does not compile for a window that lacks what a feature needs", async () => {
  const window = await from("settings");
  const [small] = feature("small", ["audio"]);
  createApp(window, { dialler: null, features: [settings, small] });
  // @ts-expect-error the settings window has no offers
  createApp(window, { dialler: nowhere, features: [offer] });
  // @ts-expect-error recent calls are called back, and this window brings no dialler
  createApp(await from("phone"), { dialler: null, features: [offer] });
});
