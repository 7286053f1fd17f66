/**
 * The signed-in user. The interfaces say what the reference page says, all fields present; the schemas say what
 * this phone needs and takes everything else as it comes, because a live answer may lack many of them.
 */
import * as v from "valibot";
import { count, flag, id, maybe, millis, opaque, pageOf, text } from "./loose.ts";
import { type TelephonyConfig, TelephonyConfigSchema } from "./telephony.ts";
import type { UserVoiceSettings } from "./voice-settings.ts";

/** Values of `initSession`'s platform. */
export const platforms = ["web", "android", "ios"] as const;
/** The page calls it an object and lists strings; its examples use both. On the wire it is the string. */
export type Platform = (typeof platforms)[number] | { readonly [key: string]: unknown };

export const InitSessionSchema = v.looseObject({
  deviceToken: v.optional(text),
  platform: v.picklist(platforms),
});

/** Needed of a session: who it is. */
export const UserSessionSchema = v.pipe(
  v.looseObject({
    _id: maybe(id),
    userId: maybe(id),
    username: maybe(text),
    name: maybe(text),
    firstName: maybe(text),
    lastName: maybe(text),
    tenantId: maybe(text),
    tenantName: maybe(text),
    language: maybe(text),
    timezone: maybe(text),
    role: maybe(text),
    /** Strings or objects with a name: not public. */
    authorities: maybe(v.array(v.unknown())),
    acdAutoAccept: maybe(flag),
    acdAutoLogin: maybe(flag),
    acdLoginAt: maybe(millis),
    /** Not public: a list of names, or by name what `LoginToACDChannel` has. */
    activeChannels: maybe(v.unknown()),
    allowAcdChanges: maybe(flag),
    defaultAcdLoginStatus: maybe(text),
    dialConfirmation: maybe(flag),
    disableStartRecording: maybe(flag),
    disableStopRecording: maybe(flag),
    /** "on" or "off", seen where users are made; that a session carries it is a guess. */
    enableRealtimeTranscription: maybe(v.union([text, flag])),
    /** on, off, userProfile, or a switch: the page states it in three ways. */
    disableDisposition: maybe(v.union([text, flag])),
    /** Seen in a reporting export; the page has it in the profile. */
    autoDispositionId: maybe(text),
    userProfileId: maybe(text),
    userProfile: maybe(v.looseObject({ autoDispositionId: maybe(text), disableDisposition: maybe(flag) })),
    /** Seen in a reporting export, not on the page. */
    voicemailDropFilename: maybe(text),
    inConference: maybe(flag),
    inMute: maybe(flag),
    inRecording: maybe(flag),
    queues: maybe(v.array(text)),
    ringbackURL: maybe(text),
    /** A number on the page; what the numbers mean is tenant data. */
    status: maybe(count),
    statusId: maybe(text),
    statusStartedAt: maybe(millis),
    /** Ours: when the server ends the status by itself (wrap-up). 0: never. */
    statusEndsAt: maybe(millis),
    telephony: maybe(TelephonyConfigSchema),
    voiceState: maybe(v.union([text, count])),
    verifyConsentOnDial: maybe(flag),
    verifyConsentOnSMS: maybe(flag),
    workingOn: maybe(text),
  }),
  v.check((one) => (one.userId ?? one._id) !== undefined, "a session without a user id"),
);
/** A session as it was really read. */
export type UserSessionRead = v.InferOutput<typeof UserSessionSchema>;

export function userIdOf(user: {
  readonly userId?: string | undefined;
  readonly _id?: string | undefined;
}): string {
  return user.userId ?? user._id ?? "";
}

// Named by the page without a definition.
export type Device = Record<string, unknown>;
export type MultiloginDevice = Record<string, unknown>;
export type Authority = unknown;
export type Settings = Record<string, unknown>;
export type HomeTabs = unknown;
export type Queues = unknown;
export type StatusType = number;
export type PhoneState = string | number;
export type OutboundMode = string | number;
export type UserLanguageSettings = Record<string, unknown>;
export type UserNetworkRegionSettings = Record<string, unknown>;
export type UserPersonalInboxCampaignSettings = Record<string, unknown>;
/** Stored as `{en: {language, value}}`. */
export type LocalizationEntry = Record<string, { language: string; value: string }>;

export interface UserSession {
  [key: string]: unknown;
  _id: string;
  acdAutoAccept: boolean;
  acdAutoLogin: boolean;
  acdLoginAt: number;
  activeChannels: unknown;
  allowAcdChanges: boolean;
  authorities: Authority[];
  azureUserIdentity?: { accessToken: string; azureUserId: string; tokenExpiration: number };
  callFailedNotification: boolean;
  createdAt: number;
  createdBy: string;
  credentialsNonExpired: boolean;
  defaultAcdLoginStatus: string;
  deletedAt: number;
  deviceInfo: string;
  devices?: Record<string, MultiloginDevice>;
  dialConfirmation: boolean;
  directory: { queues: unknown[]; topics: string[]; users: string[] };
  disableDisposition: string;
  disableEmailNotification: boolean;
  disableStartRecording: boolean;
  disableStopRecording: boolean;
  /** Spelled so. */
  disableVMNotication: boolean;
  dispositionId: string;
  dispositionNotification: boolean;
  enabled: boolean;
  firstName: string;
  hideInCompanyDirectory: boolean;
  hideInDirectory: boolean;
  idleStartedAt: number;
  inConference: boolean;
  inMute: boolean;
  inRecording: boolean;
  language: string;
  languageId: string;
  lastName: string;
  lastSearchRange: { type: string };
  lastTimeOfOutboundCall: number;
  location: string;
  loginAt: number;
  modifiedAt: number;
  modifiedBy: string;
  name: string;
  oAuthProfileAssignmentFromExternalRole: boolean;
  objectType: string;
  outboundMode: OutboundMode;
  /** Never kept, never logged. */
  password: string;
  passwordModifiedAt: number;
  pseudonym: string;
  queues: string[];
  recordingAnalysisPercentage: number;
  regionId: string;
  reminderTime: number;
  ringOnLogout: boolean;
  ringPhoneOnOffer: boolean;
  ringbackURL: string;
  role?: string;
  scrubOnDial: boolean;
  settings: Settings;
  skills: unknown[];
  status: StatusType;
  statusId: string;
  statusStartedAt: number;
  telephony: TelephonyConfig;
  tenantId: string;
  tenantName: string;
  timezone: string;
  token: string;
  useReactWorkitemLayout: string;
  useSideBarHeader: string;
  userClientSettings: {
    _id: string;
    createdAt: number;
    createdBy: string;
    deletedAt: number;
    modifiedAt: number;
    modifiedBy: string;
    objectType: string;
    tenantId: string;
  };
  userClientSettingsId: string;
  userId: string;
  userProfile: UserProfile;
  userProfileId: string;
  username: string;
  verifyConsentOnDial: boolean;
  verifyConsentOnSMS: boolean;
  voiceState: PhoneState;
  voicemailFunctionId: string;
  voicemailGreetingFunctionId: string;
  workingOn: string;
}

export interface UserProfile {
  _id: string;
  authoritySetId: string;
  autoDispositionId: string;
  callCompleteNotification: boolean;
  callRingingNotification: boolean;
  createdAt: number;
  createdBy: string;
  deletedAt: number;
  disableDisposition: boolean;
  label: string;
  localizations: { description: LocalizationEntry; name: LocalizationEntry };
  modifiedAt: number;
  modifiedBy: string;
  objectType: string;
  recordingAnalysisPercentage: number;
  tenantId: string;
  userprofileId: string;
}

/** A user of the tenant, as lists and the directory give it. */
export const UserDetailsSchema = v.pipe(
  v.looseObject({
    _id: maybe(id),
    userId: maybe(id),
    username: maybe(text),
    name: maybe(text),
    firstName: maybe(text),
    lastName: maybe(text),
    status: maybe(count),
    statusId: maybe(text),
    telephony: maybe(TelephonyConfigSchema),
    expansions: maybe(opaque),
  }),
  v.check((one) => (one.userId ?? one._id) !== undefined, "a user without an id"),
);
export type User = v.InferOutput<typeof UserDetailsSchema>;
export const UserPageSchema = pageOf(UserDetailsSchema);
/** What `fetchUsers` gives. */
export interface UserPage {
  count: number;
  next: string;
  objects: User[];
  previous: string;
  total: number;
}

export interface UserDetails {
  [key: string]: unknown;
  _id: string;
  acdAutoAccept: boolean;
  acdAutoLogin: boolean;
  allowAcdChanges: boolean;
  allowClientTracing: boolean;
  allowServerTracing: boolean;
  alwaysDurationWebNotification: boolean;
  alwaysHoldWebNotification: boolean;
  avatar?: string;
  callFailedNotification: boolean;
  chatDurationNotification: boolean;
  confirmDisposition: string;
  createdAt: number;
  createdBy: string;
  credentialsNonExpired: boolean;
  defaultAcdLoginStatus: string;
  deletedAt: number;
  deletedBy?: string;
  dialConfirmation: boolean;
  dialpadMode: string;
  directory: { queues: unknown[]; topics: string[]; users: string[] };
  disableDisposition: "on" | "off" | "userProfile" | boolean | null | undefined;
  disableEmailNotification: boolean;
  disableStartRecording: boolean;
  disableStopRecording: boolean;
  dispositionNotification: boolean;
  edgeId?: string;
  enableDurationWebNotification: boolean;
  enableHoldWebNotification: boolean;
  enableRealtimeTranscription: string;
  enabled: boolean;
  expansions?: {
    languageId?: UserLanguageSettings;
    networkregionId?: UserNetworkRegionSettings;
    personalInboxCampaignId?: UserPersonalInboxCampaignSettings;
    voiceSettingsId?: UserVoiceSettings;
  };
  files: Record<string, { contentType: string; fileType?: string; label: string; name: string }>;
  firstName: string;
  hideInCompanyDirectory: boolean;
  hideInDirectory: boolean;
  hometabs: HomeTabs;
  inboundCallDurationNotification: boolean;
  inboundCallHoldNotification: boolean;
  inboundEmailDurationNotification: boolean;
  inboundExtensionCallDurationNotification: boolean;
  inboundSMSDurationNotification: boolean;
  languageId: string;
  lastName: string;
  mSTeamsEnabled?: boolean;
  modifiedAt: number;
  modifiedBy: string;
  name: string;
  oAuthProfileAssignmentFromExternalRole: boolean;
  outboundCallDurationNotification: boolean;
  outboundCallHoldNotification: boolean;
  outboundEmailDurationNotification: boolean;
  outboundExtensionCallDurationNotification: boolean;
  outboundSMSDurationNotification: boolean;
  passwordModifiedAt: number;
  personalInboxCampaignId?: string;
  predictiveCallDurationNotification: boolean;
  predictiveSMSDurationNotification: boolean;
  progressiveCallDurationNotification: boolean;
  pseudonym: string;
  queues: Queues;
  recordingAnalysisPercentage: number;
  ringOnLogout: boolean;
  ringPhoneOnOffer: boolean;
  scrubOnDial: boolean;
  sendToVoicemailOnBusy?: boolean;
  settings: Settings;
  showWebrtcNotification: boolean;
  socialDurationNotification: boolean;
  status?: number;
  statusId?: string;
  telephony: TelephonyConfig;
  tenantId: string;
  timezone: string;
  useReactWorkitemLayout: string;
  useSideBarHeader: string;
  userClientSettingsId: string;
  userId: string;
  userProfileId: string;
  username: string;
  verifyConsentOnDial: boolean;
  verifyConsentOnSMS: boolean;
}
