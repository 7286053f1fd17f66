import type { AppState } from "../../../shared/state/app.ts";
import { idle, now, talking, wrapUp } from "../samples.ts";
import { phone, type Shown } from "./shown.ts";

const wrapping = (change: Parameters<typeof wrapUp>[0] = {}, until?: number): AppState => ({
  ...idle,
  agent: {
    ...idle.agent,
    current: { statusId: "wrap", since: now - 18_000, ...(until !== undefined && { until }) },
  },
  wrapUps: { list: [wrapUp(change)] },
});

/** Wrap-up. */
export const wrapUpStates: Readonly<Record<string, Shown>> = {
  "wrap-up": phone(wrapping(), { until: ".result" }),
  "wrap-up-callback": phone(
    wrapping(
      {
        dispositionId: "callback",
        callbackAt: new Date(2026, 10, 30, 9, 30).getTime(),
        noted: true,
      },
      now + 42_000,
    ),
    { until: ".result" },
  ),
  "wrap-up-refused": phone(wrapping({ dispositionId: "resolved", noted: true }), {
    until: ".result",
    press: ["Done"],
    submit: "ambiguous",
  }),
  "wrap-up-two": phone(
    {
      ...wrapping(),
      wrapUps: {
        list: [
          wrapUp({ workitemId: "w2", name: "Tom Becker", noted: true }),
          wrapUp({ dispositionId: "dnc" }),
        ],
      },
    },
    { until: ".result" },
  ),
  "call-notes": phone(
    { ...talking, wrapUps: { list: [wrapUp({ endedAt: null, end: null, noted: true })] } },
    {
      press: ["Notes"],
      until: ".notes textarea",
    },
  ),
};
