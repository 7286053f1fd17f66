import type { WindowKind } from "../../shared/state/app.ts";
import { actions } from "../actions/feature.ts";
import { agent } from "../agent/feature.ts";
import { createApp } from "../app/app.ts";
import { call } from "../call/feature.ts";
import { composer } from "../composer/feature.ts";
import { conversation } from "../conversation/feature.ts";
import { dial } from "../dial/feature.ts";
import { padDialler } from "../dial/pad.ts";
import { directory, find } from "../directory/feature.ts";
import { historyDialler } from "../history/dialler.ts";
import { history } from "../history/feature.ts";
import { monitor } from "../monitor/feature.ts";
import { supervise } from "../monitor/supervise.ts";
import { offer } from "../offer/feature.ts";
import { peopleDialler } from "../people/calling.tsx";
import { people } from "../people/feature.ts";
import { phone } from "../phone/feature.ts";
import { recent } from "../recent/feature.ts";
import { recording } from "../recording/feature.ts";
import { session } from "../session/feature.ts";
import { settings } from "../settings/feature.ts";
import { transcript } from "../transcript/feature.ts";
import { transfer, workTransfer } from "../transfer/feature.ts";
import { voiceSettings } from "../voice-settings/feature.ts";
import { work } from "../work/feature.ts";
import { wrapUp } from "../wrap-up/feature.ts";

type From<K extends Exclude<WindowKind, "voice">> = Parameters<typeof createApp<K, null>>[0];

/** The windows in which conversations are read. They are given the same. */
export type ReadingKind = "messages" | "conversation";

/** What the phone window gives, and to whom. */
export function phoneApp(from: From<"phone">) {
  return createApp(from, {
    dialler: padDialler,
    features: [
      phone,
      session,
      agent,
      offer,
      call,
      dial,
      transfer,
      transcript,
      wrapUp,
      recent,
      directory,
      find,
      work,
      supervise,
      workTransfer,
      actions,
    ],
  });
}

/** What the settings window gives, and to whom. */
export function settingsApp(from: From<"settings">) {
  return createApp(from, { dialler: null, features: [settings, voiceSettings] });
}

/** What the supervisor window gives, and to whom. */
export function supervisorApp(from: From<"supervisor">) {
  return createApp(from, { dialler: null, features: [monitor, supervise] });
}

/** What the people window gives, and to whom. */
export function peopleApp(from: From<"people">) {
  return createApp(from, {
    dialler: peopleDialler,
    features: [people, directory, find, dial, transfer, agent, voiceSettings],
  });
}

/** What the history window gives, and to whom. */
export function historyApp(from: From<"history">) {
  return createApp(from, { dialler: historyDialler(from.bridge.ask), features: [history, recording] });
}

/** What the messages window and a torn-off conversation give, and to whom. */
export function readingApp(from: From<ReadingKind>) {
  return createApp(from, {
    dialler: null,
    features: [conversation, composer, find, workTransfer, recording],
  });
}
