/** A user as the API shows one: `UserDetails` for lists and the directory, `UserSession` for who signed in. */
import type { TelephonyConfig } from "../../shared/wire/telephony.ts";
import type { UserDetails, UserSession } from "../../shared/wire/user.ts";
import { availableStatus } from "../world/statuses.ts";
import { voiceStateOf } from "../world/transaction.ts";
import type { Agent, World } from "../world/types.ts";
import type { Backend } from "./types.ts";

const since = Date.UTC(2026, 0, 5);
const quietNotifications = {
  alwaysDurationWebNotification: false,
  alwaysHoldWebNotification: false,
  chatDurationNotification: false,
  enableDurationWebNotification: false,
  enableHoldWebNotification: false,
  inboundCallDurationNotification: false,
  inboundCallHoldNotification: false,
  inboundEmailDurationNotification: false,
  inboundExtensionCallDurationNotification: false,
  inboundSMSDurationNotification: false,
  outboundCallDurationNotification: false,
  outboundCallHoldNotification: false,
  outboundEmailDurationNotification: false,
  outboundExtensionCallDurationNotification: false,
  outboundSMSDurationNotification: false,
  predictiveCallDurationNotification: false,
  predictiveSMSDurationNotification: false,
  progressiveCallDurationNotification: false,
  socialDurationNotification: false,
};

function statusNumber(world: World, statusId: string): number {
  const status = world.object("userstatus", statusId)?.status;
  return typeof status === "number" ? status : 0;
}

/** What both have in common. */
function core(world: World, agent: Agent) {
  return {
    _id: agent.userId,
    userId: agent.userId,
    objectType: "user",
    tenantId: world.tenantId,
    username: agent.username,
    firstName: agent.firstName,
    lastName: agent.lastName,
    name: `${agent.firstName} ${agent.lastName}`,
    role: agent.role,
    extension: agent.extension,
    enabled: agent.enabled,
    pseudonym: agent.firstName,
    timezone: "UTC",
    languageId: "en",
    acdAutoAccept: agent.acdAutoAccept,
    acdAutoLogin: agent.acdAutoLogin,
    allowAcdChanges: true,
    callFailedNotification: true,
    confirmDisposition: "off",
    createdAt: since,
    createdBy: "sandbox",
    credentialsNonExpired: true,
    defaultAcdLoginStatus: availableStatus,
    deletedAt: 0,
    dialConfirmation: false,
    directory: { queues: [], topics: [], users: [] },
    disableEmailNotification: false,
    disableStartRecording: false,
    disableStopRecording: false,
    dispositionNotification: false,
    hideInCompanyDirectory: false,
    hideInDirectory: false,
    modifiedAt: since,
    modifiedBy: "sandbox",
    oAuthProfileAssignmentFromExternalRole: false,
    passwordModifiedAt: since,
    recordingAnalysisPercentage: 0,
    ringOnLogout: false,
    ringPhoneOnOffer: false,
    scrubOnDial: false,
    settings: {},
    status: statusNumber(world, agent.statusId),
    statusId: agent.statusId,
    statusStartedAt: agent.statusStartedAt,
    statusEndsAt: agent.wrapUpUntil,
    useReactWorkitemLayout: "userProfile",
    useSideBarHeader: "userProfile",
    userClientSettingsId: `${agent.userId}-client`,
    userProfileId: "userprofile-1",
    verifyConsentOnDial: true,
    verifyConsentOnSMS: true,
  };
}

export function userDetails(world: World, agent: Agent): UserDetails {
  const { type, useSipEndpoint, workOffHook } = agent.telephony;
  return {
    ...core(world, agent),
    ...quietNotifications,
    allowClientTracing: false,
    allowServerTracing: false,
    dialpadMode: "inline",
    disableDisposition: "off",
    enableRealtimeTranscription: "off",
    files: {},
    hometabs: {},
    queues: agent.queues,
    showWebrtcNotification: true,
    telephony: { type, useSipEndpoint, workOffHook },
    expansions: { voiceSettingsId: voiceSettings(world, agent) },
    ...agent.extra,
  };
}

export function voiceSettings(world: World, agent: Agent) {
  return {
    _id: `${agent.userId}-voice`,
    objectType: "voicesettings",
    referenceType: "user",
    tenantId: world.tenantId,
    createdAt: since,
    createdBy: "sandbox",
    deletedAt: 0,
    modifiedAt: since,
    modifiedBy: "sandbox",
    callForwardingSettings: { always: { destinationNumber: "", enabled: false } },
    callWaitingSettings: { enabled: true },
    voicemailSettings: { enabled: true },
    ...agent.voiceSettings,
  };
}

function telephonyOf(backend: Backend, agent: Agent): TelephonyConfig {
  const { type, useSipEndpoint, workOffHook, number } = agent.telephony;
  const common = { type, useSipEndpoint, workOffHook, ...(number === "" ? {} : { number }) };
  const verto = type === "WEBRTC" ? backend.telephony(agent) : undefined;
  return verto === undefined ? common : { ...common, verto: { ...verto, iceServers: [] } };
}

/** What was written to the user and belongs to the session as well. */
const rights = [
  "allowAcdChanges",
  "dialConfirmation",
  "disableStartRecording",
  "disableStopRecording",
  "disableDisposition",
  "autoDispositionId",
  "confirmDisposition",
  "voicemailDropFilename",
  "verifyConsentOnDial",
  "verifyConsentOnSMS",
  "enableRealtimeTranscription",
];

function rightsOf(agent: Agent) {
  return Object.fromEntries(Object.entries(agent.extra).filter(([name]) => rights.includes(name)));
}

/** What the agent takes of each channel, as `LoginToACDChannel`; that a session says it so is a guess. */
function channelsOnWire({ channels }: Agent) {
  const anyOfIt = { enabled: true, limit: 0, multitasking: false, priority: 1 };
  const names = ["voice", "sms", "email", "fax", "chat"] as const;
  return Object.fromEntries(names.map((name) => [name, { ...anyOfIt, ...channels[name] }]));
}

/** The whole of the page's `UserSession`. `password` and `token` are fields of it; here they are empty. */
export function userSession(backend: Backend, agent: Agent): UserSession {
  const world = backend.centre.world();
  const calls = world.itemsOf(agent.userId);
  const { userId } = agent;
  return {
    ...core(world, agent),
    acdLoginAt: agent.acdLoginAt,
    activeChannels: channelsOnWire(agent),
    authorities: agent.role === "Supervisor" ? ["ROLE_SUPERVISOR", "ROLE_AGENT"] : ["ROLE_AGENT"],
    deviceInfo: "",
    devices: {},
    disableDisposition: "off",
    disableVMNotication: false,
    dispositionId: "",
    idleStartedAt: agent.statusStartedAt,
    inConference: agent.inConference,
    inMute: agent.inMute,
    inRecording: calls.some((item) => item.inRecording),
    language: "en",
    lastSearchRange: { type: "today" },
    lastTimeOfOutboundCall: 0,
    location: backend.origin(),
    loginAt: agent.loginAt,
    outboundMode: "Campaign",
    password: "",
    queues: [...agent.queues],
    regionId: "",
    reminderTime: 0,
    ringbackURL: "",
    skills: [],
    telephony: telephonyOf(backend, agent),
    tenantName: "Hookswitch Sandbox",
    token: "",
    userClientSettings: {
      _id: `${userId}-client`,
      createdAt: since,
      createdBy: "sandbox",
      deletedAt: 0,
      modifiedAt: since,
      modifiedBy: "sandbox",
      objectType: "userclientsettings",
      tenantId: world.tenantId,
    },
    userProfile: {
      _id: "userprofile-1",
      authoritySetId: "authorities-1",
      autoDispositionId: "",
      callCompleteNotification: false,
      callRingingNotification: true,
      createdAt: since,
      createdBy: "sandbox",
      deletedAt: 0,
      disableDisposition: false,
      label: "Agents",
      localizations: {
        description: { en: { language: "en", value: "Agents of the sandbox" } },
        name: { en: { language: "en", value: "Agents" } },
      },
      modifiedAt: since,
      modifiedBy: "sandbox",
      objectType: "userprofile",
      recordingAnalysisPercentage: 0,
      tenantId: world.tenantId,
      userprofileId: "userprofile-1",
    },
    voiceState: voiceStateOf(agent),
    voicemailFunctionId: "",
    voicemailGreetingFunctionId: "",
    workingOn: calls.find((item) => item.state === "active")?.workitemId ?? "",
    ...rightsOf(agent),
  };
}
