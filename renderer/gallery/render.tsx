import { render } from "@testing-library/preact";
import type { Bridge } from "../../shared/contract/index.ts";
import type { AppState } from "../../shared/state/app.ts";
import { AppContext } from "../app/app.ts";
import { mirrorState } from "../app/mirror.ts";
import MailView from "../mail/MailView.tsx";
import type { MailRef } from "../mail/ref.ts";
import { historyApp, peopleApp, phoneApp, readingApp, settingsApp, supervisorApp } from "../windows/apps.ts";
import { HistoryWindow } from "../windows/HistoryWindow.tsx";
import { MessagesWindow } from "../windows/MessagesWindow.tsx";
import { PeopleWindow } from "../windows/PeopleWindow.tsx";
import { PhoneWindow } from "../windows/PhoneWindow.tsx";
import { SettingsWindow } from "../windows/SettingsWindow.tsx";
import { SupervisorWindow } from "../windows/SupervisorWindow.tsx";
import { type FakeBridge, fakeBridge, type Refusals } from "./fake-bridge.ts";
import { idle } from "./samples.ts";

/** No frames: what main sends is there at once. */
const atOnce = { hidden: () => true, next: () => {}, onVisibility: () => () => {} };

/** The phone window on a made-up main, for tests. */
export async function renderPhone(state: AppState, answers: Refusals = {}): Promise<FakeBridge> {
  const fake = fakeBridge("phone", state, answers);
  const { state: mirror, time } = await mirrorState(fake.bridge as Bridge as Bridge<"phone">, atOnce);
  render(
    <AppContext value={phoneApp({ state: mirror, bridge: fake.bridge, time })}>
      <PhoneWindow />
    </AppContext>,
  );
  return fake;
}

/** The settings window on a made-up main, for tests. */
export async function renderSettings(state: AppState, answers: Refusals = {}): Promise<FakeBridge> {
  const fake = fakeBridge("settings", state, answers);
  const { state: mirror, time } = await mirrorState(fake.bridge as Bridge as Bridge<"settings">, atOnce);
  render(
    <AppContext value={settingsApp({ state: mirror, bridge: fake.bridge, time })}>
      <SettingsWindow />
    </AppContext>,
  );
  return fake;
}

/** One mail on a made-up main, for tests. */
export async function drawMail(of: MailRef, answers: Refusals): Promise<FakeBridge> {
  const fake = fakeBridge("messages", idle, answers);
  const { state: mirror, time } = await mirrorState(fake.bridge as Bridge as Bridge<"messages">, atOnce);
  render(
    <AppContext value={readingApp({ state: mirror, bridge: fake.bridge, time })}>
      <MailView of={of} onAnswer={() => {}} />
    </AppContext>,
  );
  return fake;
}

/** The messages window on a made-up main, for tests. */
export async function drawMessages(state: AppState, answers: Refusals = {}): Promise<FakeBridge> {
  const fake = fakeBridge("messages", state, answers);
  const { state: mirror, time } = await mirrorState(fake.bridge as Bridge as Bridge<"messages">, atOnce);
  render(
    <AppContext value={readingApp({ state: mirror, bridge: fake.bridge, time })}>
      <MessagesWindow />
    </AppContext>,
  );
  return fake;
}

/** The people window on a made-up main, for tests. */
export async function renderPeople(state: AppState, answers: Refusals = {}): Promise<FakeBridge> {
  const fake = fakeBridge("people", state, answers);
  const { state: mirror, time } = await mirrorState(fake.bridge as Bridge as Bridge<"people">, atOnce);
  render(
    <AppContext value={peopleApp({ state: mirror, bridge: fake.bridge, time })}>
      <PeopleWindow />
    </AppContext>,
  );
  return fake;
}

/** The supervisor window on a made-up main, for tests. */
export async function drawSupervisor(state: AppState, answers: Refusals = {}): Promise<FakeBridge> {
  const fake = fakeBridge("supervisor", state, answers);
  const { state: mirror, time } = await mirrorState(fake.bridge as Bridge as Bridge<"supervisor">, atOnce);
  render(
    <AppContext value={supervisorApp({ state: mirror, bridge: fake.bridge, time })}>
      <SupervisorWindow />
    </AppContext>,
  );
  return fake;
}

/** The history window on a made-up main, for tests. */
export async function drawHistory(state: AppState, answers: Refusals = {}): Promise<FakeBridge> {
  const fake = fakeBridge("history", state, answers);
  const { state: mirror, time } = await mirrorState(fake.bridge as Bridge as Bridge<"history">, atOnce);
  render(
    <AppContext
      value={historyApp({ state: mirror, bridge: fake.bridge as Bridge as Bridge<"history">, time })}
    >
      <HistoryWindow />
    </AppContext>,
  );
  return fake;
}
