import type { AppState } from "../../shared/state/app.ts";
import { fakeBridge } from "./fake-bridge.ts";
import { speakMarked } from "./marked.ts";
import { type Shown, states } from "./states.ts";

const query = new URLSearchParams(location.search);
const shown = states[query.get("state") ?? ""];

if (shown === undefined) list();
else await draw(shown);

/** Without a state: links to all of them. */
function list(): void {
  document.querySelector("#app")?.remove();
  for (const name of Object.keys(states)) {
    const line = document.createElement("p");
    for (const theme of ["light", "dark"]) {
      const link = document.createElement("a");
      link.href = `?state=${name}&theme=${theme}`;
      link.textContent = `${name} ${theme}  `;
      line.append(link);
    }
    document.body.append(line);
  }
}

async function draw(shown: Shown): Promise<void> {
  const { window: kind, state, press = [], type, find, dial, submit, until, choose } = shown;
  const { lists, draft, outgoing, send, mail, setting, write, agents, isGrouped } = shown;
  const { recording, export: file, range } = shown;
  const theme = query.get("theme") === "dark" ? "dark" : "light";
  const themed: AppState = { ...state, settings: { ...state.settings, theme } };
  const refusals = {
    ...(dial !== undefined && { dial }),
    ...(submit !== undefined && { submit }),
    ...(lists !== undefined && { lists }),
    ...(draft !== undefined && { draft }),
    ...(outgoing !== undefined && { outgoing }),
    ...(send !== undefined && { send }),
    ...(mail !== undefined && { mail }),
    ...(setting !== undefined && { setting }),
    ...(agents !== undefined && { agents }),
    ...(isGrouped !== undefined && { isGrouped }),
    ...(recording !== undefined && { recording }),
    ...(file !== undefined && { export: file }),
  };
  const fake = fakeBridge(kind, themed, refusals);
  Object.assign(window, { hookswitch: fake.bridge, fake, speakMarked });
  if (query.has("large")) document.documentElement.style.fontSize = "200%";
  await load(kind);
  const { loadNumbers } = await import("../numbers/numbers.ts");
  await loadNumbers();
  await settled();
  if (range !== undefined) await chooseRange(range);
  if (type !== undefined) await typeInto("number", type);
  if (shown.search !== undefined) await typeInto("settings-search", shown.search);
  if (choose !== undefined) await chooseOption(choose);
  for (const name of press) await pressNamed(name);
  if (write !== undefined) await writeInto(...write);
  // What is loaded when it is first wanted.
  while (until !== undefined && document.querySelector(until) === null) await settled();
  if (find !== undefined) {
    await typeInto("palette", find);
    // The server is asked a moment after the last key.
    while (/Searching/.test(document.querySelector(".palette-word")?.textContent ?? "")) await settled();
  }
  document.documentElement.dataset.ready = "true";
}

async function load(kind: Shown["window"]): Promise<unknown> {
  switch (kind) {
    case "settings":
      return import("../windows/settings.tsx");
    case "messages":
      return import("../windows/messages.tsx");
    case "history":
      return import("../windows/history.tsx");
    case "conversation":
      // A torn-off window is known by its key.
      history.replaceState(null, "", `${location.search}&key=c-0`);
      return import("../windows/conversation.tsx");
    case "supervisor":
      return import("../windows/supervisor.tsx");
    case "people":
      return import("../windows/people.tsx");
    default:
      return import("../windows/phone.tsx");
  }
}

async function chooseOption(name: string): Promise<void> {
  const options = () => [...document.querySelectorAll<HTMLElement>('[role="option"], [role="row"]')];
  const found = () => options().find((each) => each.textContent?.includes(name));
  while (found() === undefined) await settled();
  found()?.click();
  await settled();
  await settled();
}

async function chooseRange(range: string): Promise<void> {
  const select = document.querySelector<HTMLSelectElement>(".history-range select");
  if (select === null) throw new Error("no range to choose");
  select.value = range;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  await settled();
}

async function settled(): Promise<void> {
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

async function typeInto(field: string, text: string): Promise<void> {
  const box = document.querySelector<HTMLInputElement>(`input[name="${field}"]`);
  if (box === null) throw new Error(`no field ${field}`);
  box.value = text;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await settled();
}

async function writeInto(label: string, text: string): Promise<void> {
  const found = () => document.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`);
  while (found() === null) await settled();
  const box = found();
  box?.focus();
  if (box !== null) box.value = text;
  box?.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await settled();
  box?.blur();
  await settled();
  await settled();
}

/** A button may be in a room whose script is loaded first. */
async function pressNamed(name: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = buttonNamed(name);
    if (found !== undefined) {
      found.click();
      return settled();
    }
    await settled();
  }
  throw new Error(`no button ${name}`);
}

function buttonNamed(name: string): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>("button")];
  const named = (each: HTMLElement) => (each.getAttribute("aria-label") ?? each.textContent ?? "").trim();
  return all.find((each) => named(each) === name) ?? all.find((each) => named(each).startsWith(name));
}
