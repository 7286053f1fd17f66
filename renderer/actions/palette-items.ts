import type { DirectoryItem } from "../../shared/contract/directory.ts";
import { isKeys, keysOf } from "../../shared/numbers/plain.ts";
import { type Answer, ok } from "../../shared/result.ts";
import { type ActionId, actionIds, actionState } from "../../shared/state/actions.ts";
import { type Call, foregroundCall, liveCalls, swapTarget } from "../../shared/state/call.ts";
import {
  agentControls,
  answerable,
  type Control,
  controls,
  workControls,
} from "../../shared/state/controls.ts";
import { placeOf } from "../../shared/state/place.ts";
import { openWork } from "../../shared/state/work.ts";
import { acceleratorText } from "../../shared/text/accelerator.ts";
import { actionText, paletteText } from "../../shared/text/actions.ts";
import { callText } from "../../shared/text/call.ts";
import { lineText } from "../../shared/text/connection.ts";
import { monitoringText } from "../../shared/text/monitoring.ts";
import { answerText } from "../../shared/text/offer.ts";
import { transferText } from "../../shared/text/transfer.ts";
import { workText } from "../../shared/text/work.ts";
import { lastDialled } from "../dial/pad.ts";
import { formatNumber, readTyped } from "../numbers/numbers.ts";
import { callerName } from "../offer/caller.ts";
import { partyOf } from "../party/describe.ts";
import { type ActionsApp, hereOf, runAction } from "./run.ts";

/** A line of the palette. */
export interface Item {
  readonly id: string;
  readonly words: string;
  /** Other words it is found by. */
  readonly also: string;
  /** Beneath its words: a number. */
  readonly detail?: string;
  /** As the platform writes them; "" for none. */
  readonly keys: string;
  readonly control: Control;
  run(): Promise<Answer<unknown> | string>;
}

const regionOf = ({ settings, desktop }: ActionsApp["view"]) => settings.region || desktop.region;

/** What an action would do at this moment, in words. */
function wordsNow(app: ActionsApp, id: ActionId): string {
  const view = app.view;
  const region = regionOf(view);
  const { name } = actionText[id];
  const call = foregroundCall(view.calls);
  const offer = answerable(view);
  switch (id) {
    case "accept":
    case "reject":
      return offer === null ? name : answerText[id](offer.channel, callerName(offer, region));
    case "redial": {
      const last = lastDialled(app);
      return last === null ? name : callText.redial(last.name || formatNumber(last.number, region));
    }
    case "swap": {
      const target = swapTarget(view.calls);
      return target === null ? name : callText.swapWho(partyOf(target, region));
    }
    case "line":
      return lineText[view.line.mode][agentControls(view).connectLine.shown ? "connect" : "disconnect"];
    case "hangUp":
      if (call === null && view.monitor.now !== null) return monitoringText.leaveWho(view.monitor.now.name);
      return call === null ? name : wordsOfCall(id, call, view, region);
    default:
      return call === null ? name : wordsOfCall(id, call, view, region);
  }
}

function wordsOfCall(id: ActionId, call: Call, view: ActionsApp["view"], region: string): string {
  const who = partyOf(call, region);
  const isRecorded = call.recording !== "off";
  switch (id) {
    case "mute":
      return view.line.mute.muted ? callText.unmute : callText.mute;
    case "hold":
      return call.hold === "on" ? callText.resumeWho(who) : callText.hold;
    case "hangUp":
      return call.inConference ? transferText.hangUpAll : callText.hangUpWho(who);
    case "transfer":
      return transferText.title(who);
    case "record":
      return isRecorded ? transferText.stopRecording : transferText.startRecording;
    case "pauseRecording":
      return call.recording === "paused" ? transferText.resumeRecording : transferText.pauseRecording;
    case "conference":
      return call.inConference ? transferText.split : transferText.merge;
    default:
      return actionText[id].name;
  }
}

/** Every action as it is now; what makes no sense here is left out. */
function actionItems(app: ActionsApp): Item[] {
  const view = app.view;
  const shortcuts = app.shortcuts.value;
  return actionIds
    .filter((id) => id !== "palette")
    .map((id) => ({
      id,
      words: wordsNow(app, id),
      also: `${actionText[id].name} ${actionText[id].also}`,
      keys: acceleratorText(shortcuts[id], view.desktop.platform),
      control: actionState(view, id, hereOf(app)),
      run: () => runAction(app, id),
    }))
    .filter((item) => item.control.shown);
}

/**
 * The tenant's statuses, the priorities of the call in front, the held calls that one swap does not reach, and messages to
 * finish.
 */
function choiceItems(app: ActionsApp): Item[] {
  const view = app.view;
  const { ask } = app;
  const region = regionOf(view);
  const none = { also: "", keys: "" };
  const front = foregroundCall(view.calls);
  const next = swapTarget(view.calls);
  const status = agentControls(view).status;
  const words = liveCalls(view.calls).length > 0 ? paletteText.afterCall : paletteText.status;
  const priority = front === null ? null : controls(view, front.callId).priority;
  return [
    ...liveCalls(view.calls)
      .filter((call) => call !== next)
      .map(({ callId, ...call }) => ({
        ...none,
        id: `swap ${callId}`,
        words: callText.swapWho(partyOf(call, region)),
        control: controls(view, callId).swap,
        run: () => ask.call.swap({ callId }),
      })),
    ...openWork(view.work).map(({ workitemId, channel, ...work }) => ({
      ...none,
      id: `finish ${workitemId}`,
      words: workText.finishWho(channel, partyOf(work, region)),
      control: workControls(view, workitemId).finish,
      run: () => ask.work.finish({ workitemId }),
    })),
    ...view.agent.statuses
      .filter((each) => each.selectable)
      .map(({ statusId, name }) => ({
        ...none,
        id: `status ${statusId}`,
        words: words(name),
        control: status,
        run: () => ask.agent.setStatus({ statusId }),
      })),
    ...(front === null || priority === null ? [] : ([5, 4, 3, 2, 1] as const)).map((level) => ({
      ...none,
      id: `priority ${level}`,
      words: paletteText.priority(level),
      control: priority ?? { shown: false, enabled: false },
      run: () => ask.work.setPriority({ callId: front?.callId ?? "", priority: level }),
    })),
  ].filter((item) => item.control.shown);
}

/** Everything that can be found by its words, without people and numbers. */
export function itemsOf(app: ActionsApp): readonly Item[] {
  return [...actionItems(app), ...choiceItems(app)];
}

/** A number that was typed, to be called as it stands; null when it is none. */
export function numberItem(app: ActionsApp, search: string): Item | null {
  const view = app.view;
  const text = search.trim();
  const number = isKeys(text) ? keysOf(text) : text;
  if (text.length < 2 || number === "") return null;
  // What is not only keys must be a number to the last letter.
  if (!isKeys(text) && readTyped(text, placeOf(view))?.ok !== true) return null;
  return {
    id: "number",
    words: paletteText.call(formatNumber(number, regionOf(view))),
    also: "",
    keys: "",
    control: agentControls(view).dial,
    run: async () => {
      app.dialler.call({ number, name: "", contactId: "" });
      return ok();
    },
  };
}

/** Somebody who was found in the directory; null where there is nothing to dial. */
export function personItem(app: ActionsApp, { kind, id, name, number }: DirectoryItem): Item | null {
  if (number === "") return null;
  const view = app.view;
  const shown = formatNumber(number, regionOf(view));
  return {
    id: `${kind} ${id}`,
    words: paletteText.call(name || shown),
    also: "",
    ...(name !== "" && { detail: shown }),
    keys: "",
    control: agentControls(view).dial,
    run: async () => {
      app.dialler.call({ number, name, contactId: kind === "contacts" ? id : "" });
      return ok();
    },
  };
}

/** At rest the search is answered with what can be done; the rarest of it waits to be asked for. */
export function isAtRest(item: Item): boolean {
  return !item.id.startsWith("priority ");
}
