// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import type { AgentRow } from "../../shared/contract/board.ts";
import type { Bridge } from "../../shared/contract/index.ts";
import type { AppState } from "../../shared/state/app.ts";
import type { AgentAction } from "../../shared/state/monitor.ts";
import { AppContext } from "../app/app.ts";
import { mirrorState } from "../app/mirror.ts";
import { fakeBridge } from "../gallery/fake-bridge.ts";
import { renderPhone } from "../gallery/render.tsx";
import { now, talking } from "../gallery/samples.ts";
import { monitoring, supervising } from "../gallery/states/monitor.ts";
import { loadNumbers } from "../numbers/numbers.ts";
import { supervisorApp } from "../windows/apps.ts";
import { AgentActions } from "./AgentActions.tsx";
import { MonitorBar } from "./MonitorBar.tsx";
import { SelectedStatus } from "./SelectedStatus.tsx";

beforeEach(loadNumbers);
afterEach(cleanup);

const atOnce = { hidden: () => true, next: () => {}, onVisibility: () => () => {} };
const row = (change: Partial<AgentRow> = {}): AgentRow => ({
  kind: "agent",
  key: "u-ana",
  userId: "u-ana",
  name: "Ana Alvarez",
  statusId: "available",
  status: "Available",
  statusKind: "available",
  since: now,
  work: [
    {
      workitemId: "w1",
      channel: "voice",
      isHeld: false,
      queue: "Sales",
      name: "Maria Delgado",
      number: "+14155552671",
      since: now,
    },
  ],
  workCount: 1,
  callsToday: 3,
  asOf: now,
  isGone: false,
  ...change,
});

async function board(state: AppState, of: AgentRow = row()) {
  const fake = fakeBridge("supervisor", state);
  const mirrored = await mirrorState(fake.bridge as Bridge as Bridge<"supervisor">, atOnce);
  const app = supervisorApp({ ...mirrored, bridge: fake.bridge });
  const selected = new Map([
    ["u-ana", "Ana Alvarez"],
    ["u-ben", "Ben Okafor"],
  ]);
  const drawn = (agent: AgentRow) => (
    <AppContext value={app}>
      <MonitorBar />
      <AgentActions key={agent.userId} row={agent} />
      <SelectedStatus agents={selected} />
    </AppContext>
  );
  const { rerender } = render(drawn(of));
  return { ...fake, becomes: (next: AgentRow) => rerender(drawn(next)) };
}

const opens = (name = "Actions for Ana Alvarez") => {
  fireEvent.click(screen.getByRole("button", { name: new RegExp(name.replaceAll(" ", ".*")) }));
  return within(screen.getByRole("menu"));
};
const item = (menu: ReturnType<typeof opens>, name: RegExp) => menu.getByRole("menuitem", { name });
const idle = supervising({});

describe("the actions of an agent", () => {
  test.each([
    [/^Listen/, "listen"],
    [/^Coach/, "coach"],
    [/^Join/, "join"],
  ] as const)("%s gets on their call, by the id that the menu was opened for", async (name, mode) => {
    const { asked } = await board(idle);
    fireEvent.click(item(opens(), name));
    await waitFor(() =>
      expect(asked).toContainEqual({
        path: "monitor.start",
        input: { userId: "u-ana", name: "Ana Alvarez", mode },
      }),
    );
  });

  it("says why one cannot listen: the agent is on no call, or one is oneself", async () => {
    const { asked } = await board(idle, row({ work: [] }));
    const listen = item(opens(), /^Listen/);
    expect(listen.title).toBe("This agent is not on a call");
    fireEvent.click(listen);
    expect(asked.filter(({ path }) => path === "monitor.start")).toEqual([]);
    cleanup();
    await board({ ...idle, calls: talking.calls });
    expect(item(opens(), /^Listen/).title).toMatch(/^You are on a call/);
  });

  it("is about the same agent although the row changed its name and its work while the menu was open", async () => {
    const { asked, becomes } = await board(idle);
    const menu = opens();
    becomes(row({ work: [], name: "Ana Renamed" }));
    fireEvent.click(item(menu, /^Log out…/));
    const dialog = await screen.findByRole("dialog", { name: /Log out .*Ana/ });
    becomes(row({ userId: "u-ben", key: "u-ben", name: "Ben Okafor" }));
    fireEvent.click(within(dialog).getByRole("button", { name: "Log out" }));
    await waitFor(() =>
      expect(asked).toContainEqual({
        path: "monitor.logOut",
        input: { userId: "u-ana", name: "Ana Renamed" },
      }),
    );
  });

  it("ends a workitem only after a yes", async () => {
    const { asked } = await board(idle);
    fireEvent.click(item(opens(), /End the work with .*Maria/));
    const dialog = await screen.findByRole("dialog");
    fireEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
    expect(asked.filter(({ path }) => path === "monitor.terminate")).toEqual([]);
    fireEvent.click(item(opens(), /End the work with .*Maria/));
    fireEvent.click(await screen.findByRole("button", { name: "End it" }));
    await waitFor(() =>
      expect(asked).toContainEqual({
        path: "monitor.terminate",
        input: { userId: "u-ana", name: "Ana Alvarez", workitemId: "w1", label: "Maria Delgado" },
      }),
    );
  });

  it("disables only whose name is written out, and says that they cannot sign in again", async () => {
    const { asked } = await board(idle);
    fireEvent.click(item(opens(), /^Log out and disable/));
    const dialog = await screen.findByRole("dialog");
    expect(dialog.textContent).toContain("cannot sign in again");
    const box = within(dialog).getByRole("textbox");
    const yes = within(dialog).getByRole("button", { name: "Log out and disable" });
    fireEvent.input(box, { target: { value: "Ana" } });
    fireEvent.submit(yes.closest("form") as HTMLFormElement);
    expect(await within(dialog).findByText(/This is not/)).toBeTruthy();
    expect(asked.filter(({ path }) => path === "monitor.disable")).toEqual([]);
    fireEvent.input(box, { target: { value: "ana alvarez" } });
    fireEvent.submit(yes.closest("form") as HTMLFormElement);
    await waitFor(() =>
      expect(asked).toContainEqual({
        path: "monitor.disable",
        input: { userId: "u-ana", name: "Ana Alvarez", typed: "ana alvarez" },
      }),
    );
  });

  it("sets the status of several at once", async () => {
    const { asked } = await board(idle);
    fireEvent.click(screen.getByRole("button", { name: "Set status of 2 agents" }));
    fireEvent.click(screen.getByRole("menuitem", { name: "Lunch" }));
    const agents = [
      { userId: "u-ana", name: "Ana Alvarez" },
      { userId: "u-ben", name: "Ben Okafor" },
    ];
    await waitFor(() =>
      expect(asked).toContainEqual({ path: "monitor.setStatus", input: { agents, statusId: "lunch" } }),
    );
  });
});

describe("[supervisor complaint 11] what was asked", () => {
  const action = (id: number, change: Partial<AgentAction>): AgentAction => ({
    id,
    kind: "status",
    userId: `u-${id}`,
    name: "Ana",
    target: "lunch",
    label: "Lunch",
    phase: "asked",
    askedAt: now,
    code: null,
    instead: "",
    by: "",
    ...change,
  });
  const plain = (text: string | null) => (text ?? "").replace(/[\u2066-\u2069]/g, "");

  it("is said as asked, as done, or by name with the reason, and who set it otherwise", async () => {
    const fake = await board(
      supervising({
        actions: [
          action(1, {}),
          action(2, { name: "Ben", phase: "done" }),
          action(3, { name: "Cleo", phase: "notDone", code: "forbidden" }),
          action(4, { name: "Dan", phase: "notDone", instead: "Break", by: "Tom Tran" }),
          action(5, { name: "Eve", kind: "logout", phase: "notDone" }),
        ],
      }),
    );
    const news = plain(screen.getByRole("log").textContent);
    expect(news).toContain("Ana: asked for Lunch…");
    expect(news).toContain("Not done for 3 agents");
    expect(news).toContain("Cleo is not Lunch. Your account is not allowed");
    expect(news).toContain("Dan is not Lunch. The status is Break, set by Tom Tran.");
    expect(news).toContain("Eve is not logged out. The server said yes, but nothing shows");
    fireEvent.click(screen.getByRole("button", { name: /Dismiss.*Cleo/ }));
    await waitFor(() => expect(fake.asked).toContainEqual({ path: "monitor.closeAction", input: { id: 3 } }));
  });
});

describe("the call that a supervisor is on", () => {
  it("says how, who hears them, that no microphone is open, and who else is on it", async () => {
    const { asked } = await board(
      supervising({
        now: monitoring({ others: [{ userId: "u-tom", name: "Tom Tran", mode: "coach" }] }),
      }),
    );
    const card = screen.getByRole("region", { name: "Call you are on as a supervisor" });
    expect(card.textContent).toMatch(/Listening to .*Ana Alvarez/);
    expect(card.textContent).toContain("Nobody hears you.");
    expect(card.textContent).toContain("Microphone closed");
    expect(card.textContent).toMatch(/Tom Tran.* is coaching too/);
    expect(within(card).getByRole("button", { name: "Listen" }).getAttribute("aria-pressed")).toBe("true");
    expect(within(card).queryByRole("button", { name: "Mute" })).toBeNull();
    fireEvent.click(within(card).getByRole("button", { name: "Coach" }));
    fireEvent.click(within(card).getByRole("button", { name: "Leave" }));
    await waitFor(() =>
      expect(asked.slice(-2)).toEqual([
        { path: "monitor.change", input: { mode: "coach" } },
        { path: "monitor.leave", input: undefined },
      ]),
    );
  });

  it("is muted, left and changed by the phone's keys in the supervisor window too", async () => {
    const { asked } = await board(supervising({ now: monitoring({ mode: "coach" }) }));
    fireEvent.keyDown(document.body, { key: "M", code: "KeyM", ctrlKey: true, shiftKey: true });
    fireEvent.keyDown(document.body, { key: "F8", code: "F8" });
    fireEvent.keyDown(document.body, { key: "E", code: "KeyE", ctrlKey: true, shiftKey: true });
    await waitFor(() =>
      expect(asked.slice(-3).map(({ path }) => path)).toEqual([
        "call.mute",
        "monitor.change",
        "monitor.leave",
      ]),
    );
  });

  it("that is over says why, and can be listened to again", async () => {
    const last = {
      userId: "u-ana",
      name: "Ana Alvarez",
      mode: "coach",
      end: "transferred",
      code: null,
    } as const;
    const { asked } = await board(supervising({ last }));
    expect(screen.getByText(/transferred the call/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: /Listen to .*Ana.* again/ }));
    await waitFor(() =>
      expect(asked).toContainEqual({
        path: "monitor.start",
        input: { userId: "u-ana", name: "Ana Alvarez", mode: "listen" },
      }),
    );
  });

  it("stands in the phone, and so does who coaches an agent", async () => {
    await renderPhone(supervising({ now: monitoring({ mode: "join" }) }));
    expect((await screen.findByRole("region", { name: /as a supervisor/ })).textContent).toContain(
      "Everyone on the call hears you.",
    );
    cleanup();
    const sue = { userId: "u-sue", name: "Sue Sato", mode: "coach" } as const;
    await renderPhone({ ...talking, monitor: { ...idle.monitor, onMe: [sue] } });
    expect(await screen.findByText(/Sue Sato.* is coaching you/)).toBeTruthy();
  });
});
