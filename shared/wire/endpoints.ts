/**
 * Every HTTP endpoint this phone asks, once. The client (`main/nextiva`) and the sandbox read the same rows, so
 * the day a tenant shows otherwise, one row changes and both follow.
 *
 * `mark` says how sure a row is:
 * - documented: in a contract or page that Nextiva published (`test/contract` holds the contracts against this table);
 * - seen: in public code that talks to the real service;
 * - guess: ours. `proof` says what would turn it into knowledge. Never present a guess as Nextiva's.
 */
export type Mark = "documented" | "seen" | "guess";
export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface Endpoint {
  readonly method: HttpMethod;
  /** Path with `{name}` for each parameter. */
  readonly path: `/${string}`;
  /** "provider" is the login host of the settings; "location" is what the login answered. */
  readonly host: "provider" | "location";
  /** "basic" is user name and password; "token" is the session's token, bare or Bearer by a setting; "none" for an address that another's host has. */
  readonly auth: "basic" | "token" | "none";
  readonly mark: Mark;
  /** Where the row comes from, or what makes the guess likely. */
  readonly source: string;
  /** For a guess: what would prove it. */
  readonly proof?: string;
}

const contract = (file: string, operation: string) => `OpenAPI ${file}: ${operation}`;
const trace = "a trace of the SDK's own web client on a live tenant doing this";

type Row = Omit<Endpoint, "host" | "auth" | "mark">;
const at = { host: "location", auth: "token" } as const;
const documented = <const R extends Omit<Row, "proof">>(row: R) => ({
  ...at,
  mark: "documented" as const,
  ...row,
});
const seen = <const R extends Row>(row: R) => ({ ...at, mark: "seen" as const, ...row });
const guess = <const R extends Omit<Row, "proof"> & { proof?: string }>(row: R) => ({
  ...at,
  mark: "guess" as const,
  proof: trace as string,
  ...row,
});

const provider = {
  /** Basic → `{token, location, clientLocation?}`. */
  login: {
    ...documented({
      method: "GET",
      path: "/provider/token-with-authorities",
      source: contract("authentication", "generateTokenWithAuthorities"),
    }),
    host: "provider",
    auth: "basic",
  },
  /** Current token → `{token, location, clientLocation}`; 401: only a full login helps. */
  refreshToken: {
    ...documented({
      method: "GET",
      path: "/provider/api/token-refresh",
      source: contract("authentication", "refreshToken"),
    }),
    host: "provider",
  },
} as const satisfies Record<string, Endpoint>;

const session = {
  /** Who am I: a UserSession. Read again after every reconnect. */
  session: seen({ method: "GET", path: "/users/api/session", source: "public agent-console code" }),
  /** `{deviceToken?, platform}` → UserSession. */
  initSession: guess({
    method: "POST",
    path: "/users/api/login",
    source: "the path is in the provider contract's redirect; body and answer are ours",
  }),
  logout: seen({ method: "POST", path: "/users/api/logout", source: "public agent-console code" }),
} as const satisfies Record<string, Endpoint>;

const acd = {
  /** `LoginToACDPayload` and, flat, `{statusId, status}` → `{loginAt}`. The first ACD login and every own status change. */
  acdLogin: seen({
    method: "POST",
    path: "/users/api/acd/login",
    source: "public agent-console code sends {statusId, status}; that channels and queues go along is ours",
  }),
  acdLogout: guess({ method: "POST", path: "/users/api/acd/logout", source: "counterpart of acd/login" }),
  /** → page of status objects `{_id, userstatusId, name, status, localizations}`. */
  statuses: guess({
    method: "GET",
    path: "/data/api/types/userstatus",
    source: "statuses are tenant data, and tenant data lives under /data/api/types",
  }),
  /** → `{objects: Offer[]}`: offers still open for the signed-in agent; read after a reconnect. */
  offers: guess({ method: "GET", path: "/users/api/acd/offers", source: "beside the three below" }),
  /** No body → `{offerId, workitemId}`; 404 or 409 when it is no longer ours. */
  acceptOffer: guess({
    method: "POST",
    path: "/users/api/acd/offers/{offerId}/accept",
    source: "ACDService.accept(offerId)",
  }),
  /** `{status?, statusId?}`: the status to move the agent to. */
  rejectOffer: guess({
    method: "POST",
    path: "/users/api/acd/offers/{offerId}/reject",
    source: "ACDService.reject({offerId, status?, statusId?})",
  }),
  /** `{status?, statusId?}`: this client saw the offer run out. */
  expireOffer: guess({
    method: "POST",
    path: "/users/api/acd/offers/{offerId}/expired",
    source: "ACDService.expired({offerId, status?, statusId?})",
  }),
} as const satisfies Record<string, Endpoint>;

const workitems = {
  /** Query q, rows (100), start (0), queryParams → `{count, total, objects: Workitem[]}`. */
  workitems: documented({
    method: "GET",
    path: "/data/api/types/workitem",
    source: contract("workitem-service", "fetchWorkitems"),
  }),
  /** → `{objects: Workitem[]}`: the signed-in agent's open ones. */
  myWorkitems: seen({ method: "GET", path: "/users/api/workitems", source: "public agent-console code" }),
  /** → Workitem; 404 without a body. */
  workitem: documented({
    method: "GET",
    path: "/users/api/workitems/{id}",
    source: contract("workitem-service", "fetchWorkitemById"),
  }),
  /** A finished workitem with its recordingURL. */
  workitemDetail: seen({
    method: "GET",
    path: "/analytics/api/types/workitems/{id}",
    source: "public API examples",
  }),
  /** `{priority: 1..5}` → object. */
  changePriority: documented({
    method: "POST",
    path: "/workflows/api/workitems/{workitemId}/acd",
    source: contract("workitem-service", "changeWorkitemPriority"),
  }),
  sendEmailResponse: documented({
    method: "POST",
    path: "/users/api/workitems/{workitemId}/sendemailresponse",
    source: contract("workitem-service", "sendEmailResponse"),
  }),
  /** No body → Workitem, terminated: the agent is done with messages. A call is hung up instead. */
  finishWorkitem: guess({
    method: "POST",
    path: "/users/api/workitems/{workitemId}/terminate",
    source: "beside submitDisposition; a supervisor's terminateWorkitem has its own",
  }),
  /** `{dispositionId, notes?, callbackDate?, callbackTime?}` → Workitem. */
  submitDisposition: guess({
    method: "POST",
    path: "/users/api/workitems/{workitemId}/disposition",
    source: "the disposition type's fields",
  }),
  /** `{surveyId, surveyResult}` → Workitem. */
  saveSurvey: guess({
    method: "POST",
    path: "/users/api/workitems/{workitemId}/survey",
    source: "Workitem.surveyResult",
  }),
  /** `{contactId}` → Workitem. */
  associateContact: guess({
    method: "POST",
    path: "/users/api/workitems/{workitemId}/contact",
    source: "Workitem.contactId",
  }),
} as const satisfies Record<string, Endpoint>;

/** By workitem, each → Workitem unless said. There is no un-hold: bridge activates. */
const calls = {
  bridge: documented({
    method: "POST",
    path: "/users/api/calls/{workitemId}/bridge",
    source: contract("workitem-service", "activeWorkitemCall"),
  }),
  hold: documented({
    method: "POST",
    path: "/users/api/calls/{workitemId}/hold",
    source: contract("workitem-service", "holdWorkitemCall"),
  }),
  hangUp: documented({
    method: "POST",
    path: "/users/api/calls/{workitemId}/hangup",
    source: contract("workitem-service", "hangUpWorkitemCall"),
  }),
  muteCall: documented({
    method: "POST",
    path: "/users/api/calls/{workitemId}/mute",
    source: contract("workitem-service", "muteWorkitemCall"),
  }),
  unmuteCall: documented({
    method: "DELETE",
    path: "/users/api/calls/{workitemId}/mute",
    source: contract("workitem-service", "unMuteWorkitemCall"),
  }),
  /** `{digit}` is one digit or several. */
  sendDtmf: documented({
    method: "POST",
    path: "/users/api/calls/{workitemId}/dtmf/{digit}",
    source: contract("workitem-service", "sendDtmfTones"),
  }),
  /** `TransferToAgentPayload?` → object. */
  transferToAgent: documented({
    method: "POST",
    path: "/users/api/calls/{workitemId}/usertransfer/{userId}",
    source: contract("workitem-service", "transferWorkitemToAgent"),
  }),
  /** `TransferToInboxPayload?` → object. */
  transferToInbox: documented({
    method: "POST",
    path: "/users/api/calls/{workitemId}/queuetransfer/{inboxId}",
    source: contract("workitem-service", "transferWorkitemToInbox"),
  }),
  /** `{text, voiceName?}`: speaks the text on the call. */
  speakText: seen({
    method: "POST",
    path: "/users/api/calls/{workitemId}/tts",
    source: "public agent-console code",
  }),
  /** `{to}` → object. */
  transferToNumber: guess({
    method: "POST",
    path: "/users/api/calls/{workitemId}/externaltransfer",
    source: "beside usertransfer",
  }),
  /** `{consultWorkitemId}` → object: ends a consult by joining the two others. */
  completeTransfer: guess({
    method: "POST",
    path: "/users/api/calls/{workitemId}/warmtransfer",
    source: "a consult is dialled with conferenceWorkitemId; how it ends is not public",
  }),
  /** `{workitemId}`: the other call to join. */
  joinCalls: guess({
    method: "POST",
    path: "/users/api/calls/{workitemId}/conference",
    source: "the contract has a Conferences heading without operations",
  }),
  leaveCalls: guess({
    method: "DELETE",
    path: "/users/api/calls/{workitemId}/conference",
    source: "counterpart of the above",
  }),
  startRecording: guess({
    method: "POST",
    path: "/users/api/calls/{workitemId}/recording",
    source: "the contract has a Recording heading without operations",
  }),
  stopRecording: guess({
    method: "DELETE",
    path: "/users/api/calls/{workitemId}/recording",
    source: "counterpart of the above",
  }),
  pauseRecording: guess({
    method: "POST",
    path: "/users/api/calls/{workitemId}/recording/pause",
    source: "beside startRecording; whether recording can be paused at all is not public",
  }),
  resumeRecording: guess({
    method: "DELETE",
    path: "/users/api/calls/{workitemId}/recording/pause",
    source: "counterpart of the above",
  }),
  dropVoicemail: guess({
    method: "POST",
    path: "/users/api/calls/{workitemId}/voicemaildrop",
    source: "the user's voicemailDropFilename",
  }),
} as const satisfies Record<string, Endpoint>;

/** The agent's own leg, and what is sent. */
const user = {
  /** No body; the server calls the agent's leg. */
  connectToServer: guess({ method: "POST", path: "/users/api/connect", source: "connectToServer()" }),
  disconnectFromServer: guess({
    method: "DELETE",
    path: "/users/api/connect",
    source: "disconnectFromServer()",
  }),
  mute: guess({ method: "POST", path: "/users/api/mute", source: "mute()" }),
  unMute: guess({ method: "DELETE", path: "/users/api/mute", source: "unMute()" }),
  enterConference: guess({ method: "POST", path: "/users/api/conference", source: "enterConference()" }),
  exitConference: guess({ method: "DELETE", path: "/users/api/conference", source: "exitConference()" }),
  /** DialPayload → `{canDial, consentType, workitemId?}`. */
  dial: guess({ method: "POST", path: "/users/api/dial", source: "dial(DialPayload)" }),
  /** `{canDial, consentType}`; 400 without a campaign. Files go as multipart. */
  sms: documented({
    method: "POST",
    path: "/users/api/sms",
    source: contract("sms-messaging", "sendSmsMessage"),
  }),
  /** `EmailPayload`, as JSON or, with files, as multipart → as sms. */
  email: guess({ method: "POST", path: "/users/api/email", source: "beside /users/api/sms" }),
  /** `BaseSendMessagePayload` with the file to send; `message` is the cover → as sms. */
  fax: guess({ method: "POST", path: "/users/api/fax", source: "beside /users/api/sms" }),
  /** `{to, channelType}` → `{canDial, consentType}`: may this be sent, without sending it. */
  verifyConsent: guess({
    method: "POST",
    path: "/users/api/consent",
    source: "UserSession.verifyConsentOnSMS: something is asked before a message is sent",
  }),
  /** `{fromId, toId, type: "USER", textMsg, priority: false}`. */
  sendChatMessage: seen({
    method: "POST",
    path: "/chats/api/agent/chats/{workitemId}/messages",
    source: "public agent-console code",
  }),
} as const satisfies Record<string, Endpoint>;

const supervisor = {
  /** `rows`, `start` → a page of UserStatistics: every agent that the supervisor may see, as they are now. */
  userStatistics: guess({
    method: "GET",
    path: "/analytics/api/types/users/statistics",
    source: "the analytics socket carries users; a client that connects must learn how they are",
  }),
  /** As userStatistics, of queues. */
  queueStatistics: guess({
    method: "GET",
    path: "/analytics/api/types/queues/statistics",
    source: "the analytics socket carries queues",
  }),
  listen: guess({ method: "POST", path: "/users/api/supervisor/{userId}/listen", source: "listen(userId)" }),
  join: guess({ method: "POST", path: "/users/api/supervisor/{userId}/join", source: "join(userId)" }),
  coach: guess({ method: "POST", path: "/users/api/supervisor/{userId}/coach", source: "coach(userId)" }),
  /** `{statusId?}` → `{loginAt}`. */
  changeStatus: guess({
    method: "POST",
    path: "/users/api/supervisor/{userId}/status",
    source: "changeStatus(userId, statusId?)",
  }),
  forceLogout: guess({
    method: "POST",
    path: "/users/api/supervisor/{userId}/logout",
    source: "forceLogout(userId)",
  }),
  forceLogoutAndDisable: guess({
    method: "POST",
    path: "/users/api/supervisor/{userId}/logoutanddisable",
    source: "forceLogoutAndDisable(userId)",
  }),
  terminateWorkitem: guess({
    method: "POST",
    path: "/users/api/supervisor/workitems/{workitemId}/terminate",
    source: "terminateWorkitem(workitemId)",
  }),
} as const satisfies Record<string, Endpoint>;

const voiceSettings = {
  /** One of `{callForwardingSettings}`, `{callWaitingSettings}`, `{voicemailSettings}` → UserVoiceSettings. */
  voiceSettings: guess({
    method: "PATCH",
    path: "/users/api/{userId}/voicesettings",
    source: "updateUser…VoiceSetting(userId, setting)",
  }),
  /** `{languageCode, text, voiceGender, voiceName}` → `{contentType, signedURL}`. */
  textToSpeech: guess({
    method: "POST",
    path: "/users/api/{userId}/texttospeech",
    source: "convertTextToSpeech(TextToSpeechPayload)",
  }),
} as const satisfies Record<string, Endpoint>;

const history = {
  /** Query rangeType → page of Workitem. */
  history: seen({
    method: "GET",
    path: "/analytics/api/types/workitems/history",
    source: "public code; that getHistory asks exactly this is inferred",
  }),
  /** Query contactId, rangeType or rangeFrom and rangeTo (ms), mergeProperties, q, rows, start → `{count, objects}`. */
  contactHistory: guess({
    method: "GET",
    path: "/analytics/api/v1/types/workitems/history",
    source: "the path with paging is in public API examples; contactId and mergeProperties on it are ours",
  }),
} as const satisfies Record<string, Endpoint>;

/** Objects of any type: `{type}` is user, campaign, queue, contact, disposition … */
const data = {
  /** Query q, rows, start → `{count, total, objects, next, previous}`. */
  searchObjects: seen({
    method: "GET",
    path: "/data/api/types/{type}",
    source: "Nextiva's public automation",
  }),
  readObject: seen({
    method: "GET",
    path: "/data/api/types/{type}/{id}",
    source: "Nextiva's public automation",
  }),
  /** Answers 201; an `_id` in the body makes it an upsert. */
  createObject: seen({
    method: "POST",
    path: "/data/api/types/{type}",
    source: "Nextiva's public automation",
  }),
  updateObject: seen({
    method: "PATCH",
    path: "/data/api/types/{type}/{id}",
    source: "Nextiva's public automation",
  }),
  /** Answers 204. */
  deleteObject: seen({
    method: "DELETE",
    path: "/data/api/types/{type}/{id}",
    source: "Nextiva's public automation",
  }),
} as const satisfies Record<string, Endpoint>;

const conversations = {
  conversations: documented({
    method: "GET",
    path: "/data/api/types/conversation",
    source: contract("conversation", "fetchConversations"),
  }),
  conversationWorkitems: documented({
    method: "GET",
    path: "/analytics/api/conversations/{conversationId}/workitems",
    source: contract("conversation", "fetchConversationById"),
  }),
  conversationWorkitemsByStatus: documented({
    method: "GET",
    path: "/analytics/api/conversations/{conversationId}/workitems/{workItemStatus}",
    source: contract("conversation", "fetchConversationWorkItemsByStatus"),
  }),
  campaignConversations: documented({
    method: "GET",
    path: "/analytics/api/campaigns/{campaignId}/recentconversationworkitems",
    source: contract("conversation", "fetchConversationByCampaignId"),
  }),
  recentEngagements: documented({
    method: "GET",
    path: "/analytics/api/recentConversationWorkitems",
    source: contract("conversation", "fetchRecentConversationWorkitemEngagements"),
  }),
  participantHistory: documented({
    method: "GET",
    path: "/analytics/api/conversations/workitems",
    source: contract("conversation", "fetchConversationHistoryByParticipantId"),
  }),
  ticketConversations: documented({
    method: "GET",
    path: "/analytics/api/tickets/{ticketId}/conversations",
    source: contract("conversation", "fetchTicketConversations"),
  }),
  unreadCounts: documented({
    method: "GET",
    path: "/data/api/types/conversation/unread/counts",
    source: contract("conversation", "fetchUnreadCounts"),
  }),
  transcriptionsAndRecordings: documented({
    method: "GET",
    path: "/analytics/api/types/conversation/{conversationId}/workitems/{workitemId}/transcriptions-and-recordings",
    source: contract("conversation", "fetchTranscriptionsAndRecordings"),
  }),
  /** `{phoneNumber or email, name?, description?, participants?}` → Conversation; the one that is there already, if so. */
  createConversation: guess({
    method: "POST",
    path: "/users/api/conversations",
    source: "ConversationService.createConversation({description, name, participants, phoneNumber})",
  }),
  /** `{readUpTo?}` (ms; default now) → Conversation. */
  readConversation: guess({
    method: "POST",
    path: "/users/api/conversations/{conversationId}/read",
    source: "Conversation.unreadCount falls somehow",
  }),
  /** → Conversation with its last message unread. */
  unreadConversation: guess({
    method: "DELETE",
    path: "/users/api/conversations/{conversationId}/read",
    source: "counterpart of the above",
  }),
  archiveConversation: guess({
    method: "POST",
    path: "/users/api/conversations/{conversationId}/archive",
    source: "the conversation page names archiving; the tab ARCHIVED",
  }),
  unarchiveConversation: guess({
    method: "DELETE",
    path: "/users/api/conversations/{conversationId}/archive",
    source: "counterpart of the above",
  }),
  /** `{channelType, textMsg, subject?}` → Conversation. One draft for each channel. */
  saveConversationDraft: guess({
    method: "POST",
    path: "/users/api/conversations/{conversationId}/draft",
    source: "the conversation page names drafts; the tab DRAFTS",
  }),
  /** Query channelType; without it all of them → Conversation. */
  deleteConversationDraft: guess({
    method: "DELETE",
    path: "/users/api/conversations/{conversationId}/draft",
    source: "counterpart of the above",
  }),
  /** → the bytes, with their Content-Type: an attachment, or the raw message of an e-mail. */
  downloadFile: guess({
    method: "GET",
    path: "/data/api/files/{fileId}",
    source: "fileserver is a type of the data service",
  }),
  /** Its own page calls it deprecated. */
  conversationActivity: documented({
    method: "GET",
    path: "/analytics/api/conversationActivitySummary",
    source: contract("conversation", "fetchConversationActivitySummary"),
  }),
} as const satisfies Record<string, Endpoint>;

export const endpoints = {
  ...provider,
  ...session,
  ...acd,
  ...workitems,
  ...calls,
  ...user,
  ...supervisor,
  ...voiceSettings,
  ...history,
  ...data,
  ...conversations,
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;
export type EndpointOf<N extends EndpointName> = (typeof endpoints)[N];

/** A GET may be asked again after a failure; nothing else may (dial, send, transfer, hang up would happen twice). */
export function isRepeatable(endpoint: Endpoint): boolean {
  return endpoint.method === "GET";
}
