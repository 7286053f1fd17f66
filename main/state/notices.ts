import { withPostDial } from "../../shared/numbers/post-dial.ts";
import { statusById } from "../../shared/state/agent.ts";
import type { Microphone } from "../../shared/state/audio.ts";
import { type Call, callById, isFault, liveCalls } from "../../shared/state/call.ts";
import { superviseControl } from "../../shared/state/controls.ts";
import type { DesktopState, Hotkey, HotkeyName, Notice, NoticeKey } from "../../shared/state/desktop.ts";
import type { KeychainHealth } from "../../shared/state/session.ts";
import { acceleratorText } from "../../shared/text/accelerator.ts";
import type { FileTrouble } from "../files/kept-file.ts";
import { deviceNotices } from "./device-notices.ts";
import type { ClickFailure, DomainEvent, KeptWhat } from "./events.ts";
import { closed, given, type NewNotice, type Notices } from "./notice-list.ts";
import type { MainState } from "./reduce.ts";

/** What the user is told after a fact: the words that it makes, without those that it makes untrue. */
export function noticesAfter(was: MainState, now: MainState, event: DomainEvent): Notices {
  const { notices } = now.desktop;
  const kept = closed(notices, ({ key }) => isOver(key, was, now, event));
  const notice = noticeOf(was, now, event);
  const lost = lostCalls(was, now).map(callLost);
  const said = (notice === null ? lost : [...lost, notice]).reduce(given, kept);
  return deviceNotices(said, was, now, event);
}

/** Workitems' calls that the server has no more and said no end of, by whichever word that came. */
function lostCalls(was: MainState, now: MainState): readonly Call[] {
  if (now.calls === was.calls) return [];
  return liveCalls(was.calls).filter(
    ({ kind, callId }) => kind === "workitem" && callById(now.calls, callId)?.end === "lost",
  );
}

function isOver(key: NoticeKey, was: MainState, now: MainState, event: DomainEvent): boolean {
  switch (key) {
    case "noAudioLine":
    case "noAudioPath":
      return now.line.leg.phase === "up" && was.line.leg.phase !== "up";
    case "noLineGiven":
      return event.kind === "lineModeReported";
    case "microphoneDenied":
    case "microphoneMissing":
    case "microphoneBusy":
      return event.kind === "microphoneReported" && event.open;
    default:
      return false;
  }
}

/** The word about this fact; null where there is nothing to say. Devices have a file of their own. */
function noticeOf(was: MainState, now: MainState, event: DomainEvent): NewNotice | null {
  switch (event.kind) {
    case "callLost":
      return callLost(event.call);
    case "callEndedAway":
      return { ...callLost(event.call), key: "callEndedAway" };
    case "callEnded": {
      // What becomes of a workitem's call is the server's to say; of a direct one nobody else does.
      const call = callById(was.calls, event.callId);
      const isTold = call?.kind === "direct" && call.phase !== "ending" && call.phase !== "ended";
      return isTold && isFault(event.end) ? callLost(call) : null;
    }
    case "callGivenUp": {
      const call = callById(was.calls, event.callId);
      return call === null ? null : word("warning", "hangUpUnconfirmed", nameOf(call));
    }
    case "rangBusy":
      return rangBusy(event.offer.name, event.offer.from);
    case "lineNotGiven":
      return word("error", "noLineGiven");
    case "lineRefused":
      return word("error", "lineRefused");
    case "lineTakenOver":
      return word("error", "lineTakenOver");
    case "legInVain":
      return word("error", event.why === "noPath" ? "noAudioPath" : "noAudioLine");
    case "muteUnconfirmed":
      return event.quiet === true ? null : muteUnconfirmed(was.line);
    case "microphoneReported": {
      const key = microphoneKeys[event.microphone];
      return key === undefined || event.microphone === was.audio.microphone ? null : word("error", key);
    }
    case "statusNotSet": {
      const { statusId } = event;
      const status = statusById(now.agent, statusId)?.name ?? "";
      return word("warning", "statusRefused", statusId === null ? {} : { status });
    }
    case "authorityReported":
      return maySupervise(was) && !maySupervise(now) ? word("warning", "supervisionEnded") : null;
    case "statusChanged": {
      const status = statusById(now.agent, event.statusId)?.name ?? "";
      const isNew = was.agent.current !== null && was.agent.current.statusId !== event.statusId;
      return event.by !== undefined && isNew
        ? word("info", "statusSetForYou", { status, by: event.by })
        : null;
    }
    case "campaignGone": {
      const { campaign, instead } = event;
      return word("warning", "campaignGone", instead === "" ? { campaign } : { campaign, to: instead });
    }
    case "signInNotKept":
      return word("warning", keychainKeys[event.health]);
    case "fileTroubled":
      return fileNotice(event.what, event.trouble);
    case "settingsNotSaved":
      return word("warning", "settingsNotSaved");
    case "hotkeyReported":
      return hotkeyNotice(event.name, event.hotkey, now.desktop.platform);
    case "clickRefused":
      return word("warning", clickKeys[event.why], event.place === undefined ? {} : { name: event.place });
    case "profileTroubled": {
      const { line, field, why } = event.problem;
      return word("warning", "profileTroubled", { host: event.host, line: String(line), field, why });
    }
    case "messageLinkRefused":
      return word("warning", "messageLinkRefused", { why: event.why });
    case "linkWantedFiles":
      return word("warning", "linkWantedFiles");
    case "actionFailed":
      return word("error", "actionFailed", { code: event.code });
    default:
      return null;
  }
}

function word(tone: Notice["tone"], key: NoticeKey, values: Notice["values"] = {}): NewNotice {
  return { tone, key, values };
}

const maySupervise = ({ session }: MainState) => superviseControl({ session }).enabled;

const nameOf = ({ name, number }: Pick<Call, "name" | "number">) => ({ name, number });

/** Said with the number, to call again. */
function callLost(call: Pick<Call, "name" | "number"> & Partial<Pick<Call, "dialledPostDial">>): NewNotice {
  const notice = word("error", "callLost", nameOf(call));
  const { number, dialledPostDial = "" } = call;
  return number === "" ? notice : { ...notice, redial: withPostDial(number, dialledPostDial) };
}

/** Somebody rang the line while the agent was on it: who, to call back. */
function rangBusy(name: string, number: string): NewNotice {
  const notice = word("info", "rangBusy", { name, number });
  return number === "" ? notice : { ...notice, redial: number };
}

function muteUnconfirmed({ mode, mute }: MainState["line"]): NewNotice | null {
  if (mute.asked === null) return null;
  if (mode !== "phone") return word("warning", "muteNotConfirmed");
  return word("warning", mute.asked.muted ? "phoneNotMuted" : "phoneNotUnmuted");
}

const microphoneKeys: Partial<Record<Microphone, NoticeKey>> = {
  denied: "microphoneDenied",
  missing: "microphoneMissing",
  busy: "microphoneBusy",
};

const keychainKeys: Readonly<Record<KeychainHealth, NoticeKey>> = {
  unknown: "keychainFailed",
  ready: "keychainFailed",
  unavailable: "keychainUnavailable",
  locked: "keychainLocked",
  failed: "keychainFailed",
};

const clickKeys: Readonly<Record<ClickFailure, NoticeKey>> = {
  none: "nothingCopied",
  several: "severalCopied",
  unclear: "unclearCopied",
  elsewhere: "elsewhereCopied",
  tooLong: "longCopied",
  unreadableLink: "linkUnreadable",
  linkElsewhere: "linkElsewhere",
};

const hotkeyKeys: Partial<Record<Hotkey["state"], NoticeKey>> = {
  refused: "hotkeyTaken",
  reserved: "hotkeyReserved",
  twice: "hotkeyTwice",
};

/** Of a hotkey that is not in force; null where all is as the user wants it. */
export function hotkeyNotice(
  name: HotkeyName,
  { state, accelerator }: Hotkey,
  platform: DesktopState["platform"],
): NewNotice | null {
  const key = hotkeyKeys[state];
  if (key === undefined) return null;
  return word("warning", key, { hotkey: name, accelerator: acceleratorText(accelerator, platform) });
}

/** Not being able to write is one word for all files: the disk is the same. */
export function fileNotice(what: KeptWhat, trouble: FileTrouble): NewNotice {
  if (trouble.kind === "notSaved") return word("warning", "filesNotSaved");
  const key = trouble.kind === "setAside" ? "fileSetAside" : "fileStuck";
  return word("warning", key, { what, file: trouble.file });
}
