/** Call forwarding, call waiting, voicemail and greetings. Source: the reference page. */
import * as v from "valibot";
import { flag, id, maybe, millis, text } from "./loose.ts";

const forward = v.looseObject({ destinationNumber: maybe(text), enabled: maybe(flag) });
export interface CallForward {
  destinationNumber: string;
  enabled: boolean;
}

/**
 * `always` is on the page; it speaks of the other three cases without naming their keys, which are a guess. So is whether
 * a change that names one of them leaves the others alone: all that the server has go along. Proof of both: a live
 * tenant's settings after a change in its own client.
 */
export interface CallForwardingSettings {
  always?: CallForward;
  busy?: CallForward;
  unreachable?: CallForward;
  unanswered?: CallForward;
}
export interface CallWaitingSettings {
  enabled?: boolean;
}
export interface VoicemailSettings {
  enabled: boolean;
}

export const UserVoiceSettingsSchema = v.looseObject({
  _id: maybe(text),
  callForwardingSettings: maybe(
    v.looseObject({
      always: maybe(forward),
      busy: maybe(forward),
      unreachable: maybe(forward),
      unanswered: maybe(forward),
    }),
  ),
  callWaitingSettings: maybe(v.looseObject({ enabled: maybe(flag) })),
  voicemailSettings: maybe(v.looseObject({ enabled: maybe(flag) })),
  modifiedAt: maybe(millis),
});

export interface UserVoiceSettings {
  _id: string;
  callForwardingSettings: CallForwardingSettings;
  callWaitingSettings: CallWaitingSettings;
  createdAt: number;
  createdBy: string;
  deletedAt: number;
  modifiedAt: number;
  modifiedBy: string;
  objectType: string;
  referenceType: string;
  tenantId: string;
  voicemailSettings: VoicemailSettings;
}

export interface TextToSpeechPayload {
  languageCode: string;
  text: string;
  userId: string;
  /** Male or Female */
  voiceGender: string;
  voiceName: string;
}

/** The user's field with the greeting's file. That a generated one is put into use by it is a guess; proof: the field of a user before and after. */
export const greetingField = "voicemailGreetingFilename";

/** `signedURL`: the audio. */
export const VoiceMailGreetingSchema = v.looseObject({ contentType: text, signedURL: id });
export interface VoiceMailGreeting {
  contentType: string;
  signedURL: string;
}
