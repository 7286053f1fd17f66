import * as v from "valibot";
import {
  type ContactHistoryPayload,
  type History,
  type HistoryPart,
  type RangeType,
  RangeTypes,
  type SchemaTypeSearchPayload,
} from "../../shared/wire/history.ts";
import {
  type BaseSendEmailPayload,
  type BaseSendMessagePayload,
  type DialPayload,
  type DialResponse,
  DialResponseSchema,
  type SendAnswer,
  SendAnswerSchema,
  type SendMessageResponse,
  SendMessageResponseSchema,
  type SmsPayload,
  SmsPayloadSchema,
} from "../../shared/wire/messages.ts";
import {
  type UserDetails,
  UserDetailsSchema,
  type UserPage,
  UserPageSchema,
} from "../../shared/wire/user.ts";
import {
  type CallForwardingSettings,
  type CallWaitingSettings,
  type TextToSpeechPayload,
  type UserVoiceSettings,
  UserVoiceSettingsSchema,
  type VoiceMailGreeting,
  VoiceMailGreetingSchema,
  type VoicemailSettings,
} from "../../shared/wire/voice-settings.ts";
import { type Workitem, type WorkitemPage, WorkitemPageSchema } from "../../shared/wire/workitem.ts";
import { ServiceError } from "./errors.ts";
import type { Http } from "./http.ts";
import {
  checked,
  contactHistoryQuery,
  dialBody,
  messageBody,
  needed,
  searchQuery,
  uploadTime,
} from "./payloads.ts";
import type { Upload } from "./upload.ts";

/** What the service answers is not public, and nothing of it is needed. */
export const anything = v.unknown();
type PlainCommand =
  | "connectToServer"
  | "disconnectFromServer"
  | "mute"
  | "unMute"
  | "enterConference"
  | "exitConference";
type UserCommand = "listen" | "join" | "coach" | "forceLogout" | "forceLogoutAndDisable";

/**
 * The part of the User Service that keeps nothing: each method is one request. What they ask is in
 * `shared/wire/endpoints.ts`, with how sure it is. Use `UserService`, which adds signing in and ACD.
 */
export class UserCommands {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  // The agent's own leg

  /** Has the server call the user's phone: the leg in this program, or the number set for the user. */
  connectToServer(): Promise<void> {
    return this.#plain("connectToServer");
  }

  /** Drops that leg; calls on it end too. */
  disconnectFromServer(): Promise<void> {
    return this.#plain("disconnectFromServer");
  }

  mute(): Promise<void> {
    return this.#plain("mute");
  }

  unMute(): Promise<void> {
    return this.#plain("unMute");
  }

  enterConference(): Promise<void> {
    return this.#plain("enterConference");
  }

  exitConference(): Promise<void> {
    return this.#plain("exitConference");
  }

  // Reaching out

  /** Calls `to`. `canDial: false` in the answer: a compliance rule stands against it, `force` overrides. */
  async dial(payload: DialPayload): Promise<DialResponse> {
    return this.#http.call("dial", { body: dialBody(payload), answer: DialResponseSchema });
  }

  /** `canDial: false` in the answer: as for `sms`. */
  async email(payload: BaseSendEmailPayload, upload?: Upload): Promise<SendAnswer> {
    return this.#http.call("email", {
      body: messageBody(payload),
      answer: SendAnswerSchema,
      ...uploadTime(payload),
      upload,
    });
  }

  /** `to` and `message` are needed; a file goes as multipart. `refused` when there is no campaign to send from. */
  async sms(
    payload: BaseSendMessagePayload & Partial<SmsPayload>,
    upload?: Upload,
  ): Promise<SendMessageResponse> {
    checked(SmsPayloadSchema, payload, "sms");
    return this.#http.call("sms", {
      body: messageBody(payload),
      answer: SendMessageResponseSchema,
      ...uploadTime(payload),
      upload,
    });
  }

  async fax(payload: BaseSendMessagePayload, upload?: Upload): Promise<SendAnswer> {
    return this.#http.call("fax", {
      body: messageBody(payload),
      answer: SendAnswerSchema,
      ...uploadTime(payload),
      upload,
    });
  }

  /** Whether a rule stands against a message there, without sending it. */
  async verifyConsent(to: string, channelType: string): Promise<DialResponse> {
    return this.#http.call("verifyConsent", { body: { to, channelType }, answer: DialResponseSchema });
  }

  /** A line of a chat, to the workitem that it is. */
  async sendChatMessage(workitemId: string, textMsg: string, fromId: string): Promise<void> {
    await this.#http.call("sendChatMessage", {
      params: { workitemId: needed(workitemId, "workitemId") },
      body: { fromId, toId: workitemId, type: "USER", textMsg, priority: false },
      answer: anything,
    });
  }

  // Supervising

  listen(userId: string): Promise<void> {
    return this.#on("listen", userId);
  }

  join(userId: string): Promise<void> {
    return this.#on("join", userId);
  }

  coach(userId: string): Promise<void> {
    return this.#on("coach", userId);
  }

  forceLogout(userId: string): Promise<void> {
    return this.#on("forceLogout", userId);
  }

  forceLogoutAndDisable(userId: string): Promise<void> {
    return this.#on("forceLogoutAndDisable", userId);
  }

  /** Ends another user's workitem. */
  async terminateWorkitem(workitemId: string): Promise<void> {
    needed(workitemId, "workitemId");
    await this.#http.call("terminateWorkitem", { params: { workitemId }, answer: anything });
  }

  // Voice settings and greeting

  updateUserCallForwardingVoiceSetting(
    userId: string,
    setting: CallForwardingSettings,
  ): Promise<UserVoiceSettings> {
    return this.#setVoice(userId, { callForwardingSettings: setting });
  }

  updateUserCallWaitingVoiceSetting(
    userId: string,
    setting: CallWaitingSettings,
  ): Promise<UserVoiceSettings> {
    return this.#setVoice(userId, { callWaitingSettings: setting });
  }

  updateUserVoicemailVoiceSetting(userId: string, setting: VoicemailSettings): Promise<UserVoiceSettings> {
    return this.#setVoice(userId, { voicemailSettings: setting });
  }

  async convertTextToSpeech({ userId, ...words }: TextToSpeechPayload): Promise<VoiceMailGreeting> {
    needed(userId, "userId");
    return this.#http.call("textToSpeech", {
      params: { userId },
      body: words,
      answer: VoiceMailGreetingSchema,
    });
  }

  // History and people

  /** The user's own workitems of a range; `unsupported` for "daterange", as the page says. */
  async getHistory(rangeType: RangeType): Promise<Workitem[]> {
    return (await this.getHistoryPage(rangeType)).objects ?? [];
  }

  /** The same as the server pages it: with how many there are, where it says so. */
  async getHistoryPage(rangeType: RangeType, part?: HistoryPart): Promise<WorkitemPage> {
    if (rangeType === RangeTypes.DataRange) {
      throw new ServiceError("unsupported", "getHistory does not support the range type daterange");
    }
    const range = checked(v.picklist(Object.values(RangeTypes)), rangeType, "rangeType");
    return this.#http.call("history", {
      query: { rangeType: range, ...part },
      answer: WorkitemPageSchema,
    });
  }

  async getHistoryByContactId(payload: ContactHistoryPayload): Promise<History> {
    const page = await this.getContactHistoryPage(payload);
    const objects = page.objects ?? [];
    return { count: page.count ?? objects.length, objects };
  }

  /** The same as the server pages it: with how many there are, where it says so. */
  async getContactHistoryPage(payload: ContactHistoryPayload): Promise<WorkitemPage> {
    needed(payload.contactId, "contactId");
    return this.#http.call("contactHistory", {
      query: contactHistoryQuery(payload),
      answer: WorkitemPageSchema,
    });
  }

  async fetchUsers(payload?: SchemaTypeSearchPayload): Promise<UserPage> {
    const page = await this.#http.call("searchObjects", {
      params: { type: "user" },
      query: searchQuery(payload),
      answer: UserPageSchema,
    });
    const objects = page.objects ?? [];
    return {
      count: page.count ?? objects.length,
      next: String(page.next ?? ""),
      objects,
      previous: String(page.previous ?? ""),
      total: page.total ?? page.count ?? objects.length,
    };
  }

  async fetchUser(id: string): Promise<UserDetails> {
    const user = await this.#http.call("readObject", {
      params: { type: "user", id: needed(id, "user id") },
      answer: UserDetailsSchema,
    });
    return user as UserDetails;
  }

  async #plain(name: PlainCommand): Promise<void> {
    await this.#http.call(name, { answer: anything });
  }

  async #on(name: UserCommand, userId: string): Promise<void> {
    await this.#http.call(name, { params: { userId: needed(userId, "userId") }, answer: anything });
  }

  async #setVoice(userId: string, body: object): Promise<UserVoiceSettings> {
    const settings = await this.#http.call("voiceSettings", {
      params: { userId: needed(userId, "userId") },
      body,
      answer: UserVoiceSettingsSchema,
    });
    return settings as unknown as UserVoiceSettings;
  }
}
