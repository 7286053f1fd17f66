import { call, idle, offered, talking } from "../samples.ts";
import { held, phone, type Shown } from "./shown.ts";

/** The palette and the sheet of shortcuts. */
export const actionsStates: Readonly<Record<string, Shown>> = {
  "palette-offer": phone(offered, { press: ["Find an action"], until: "[role=option]" }),
  "shortcuts-offer": phone(offered, {
    press: ["Account and settings", "Keyboard shortcuts"],
    until: "dialog dl",
  }),
  palette: phone(talking, { press: ["Find an action"], until: "[role=option]" }),
  "palette-two-calls": phone(
    { ...talking, calls: { list: [held, call()], past: [] } },
    { press: ["Find an action"], until: "[role=option]", find: "a" },
  ),
  "palette-number": phone(idle, {
    press: ["Find an action"],
    until: "[role=option]",
    find: "4155552671",
  }),
  "palette-person": phone(idle, { press: ["Find an action"], until: "[role=option]", find: "ben" }),
  "palette-nothing": phone(idle, { press: ["Find an action"], until: "[role=option]", find: "xyz" }),
  shortcuts: phone(idle, {
    press: ["Account and settings", "Keyboard shortcuts"],
    until: "dialog dl",
  }),
};
