import { AcdService } from "../../main/nextiva/acd-service.ts";
import { ConversationService } from "../../main/nextiva/conversation-service.ts";
import { createHttp } from "../../main/nextiva/http.ts";
import type { AuthScheme } from "../../main/nextiva/request.ts";
import { createServerTime } from "../../main/nextiva/server-time.ts";
import { TokenHolder } from "../../main/nextiva/token.ts";
import { UserService } from "../../main/nextiva/user-service.ts";
import { WorkitemService } from "../../main/nextiva/workitem-service.ts";
import { systemClock } from "../../shared/time.ts";
import type { EndpointName, EndpointOf } from "../../shared/wire/endpoints.ts";

/** The client's services on one session, over a fetch of the test's choice. */
export function createServices(provider: string, fetchToUse: typeof fetch, authScheme: AuthScheme = "raw") {
  const clock = systemClock(globalThis);
  const token = new TokenHolder(clock.monotonic);
  const http = createHttp({
    provider: () => provider,
    authScheme: () => authScheme,
    token,
    clock,
    server: createServerTime(clock),
    fetch: fetchToUse,
  });
  const acd = new AcdService(http, clock.now);
  return {
    http,
    token,
    acd,
    userService: new UserService({ http, token, now: clock.now, statusNumber: (id) => acd.statusNumber(id) }),
    workitems: new WorkitemService(http),
    conversations: new ConversationService(http),
  };
}
export type Services = ReturnType<typeof createServices>;

type DocumentedName = {
  [N in EndpointName]: EndpointOf<N>["mark"] extends "documented" ? N : never;
}[EndpointName];

/** What the documented calls are made about. */
export interface Subjects {
  readonly username: string;
  readonly password: string;
  readonly to: string;
  readonly workitemId: string;
  readonly emailWorkitemId: string;
  readonly userId: string;
  readonly queueId: string;
  readonly campaignId: string;
  readonly conversationId: string;
  readonly ticketId: string;
}

/** One call for each documented endpoint: a row that is new in the table does not compile until it is here. */
export function documentedCalls(
  { userService, workitems, conversations }: Services,
  about: Subjects,
): Readonly<Record<DocumentedName, () => Promise<unknown>>> {
  const { workitemId, conversationId } = about;
  return {
    login: () => userService.login(about.username, about.password),
    refreshToken: () => userService.refreshToken(),
    workitems: () => workitems.fetchWorkitems({ rows: 5, start: 0 }),
    workitem: () => workitems.fetchWorkitem(workitemId),
    changePriority: () => workitems.changePriority(workitemId, 4),
    hold: () => workitems.hold(workitemId),
    bridge: () => workitems.active(workitemId),
    muteCall: () => workitems.mute(workitemId),
    unmuteCall: () => workitems.unmute(workitemId),
    sendDtmf: () => workitems.sendDtmf(workitemId, "1#"),
    transferToAgent: () => workitems.transferToAgent(workitemId, about.userId, { recording: "keepCurrent" }),
    transferToInbox: () => workitems.transferToInbox(workitemId, about.queueId, { ringAll: false }),
    hangUp: () => workitems.hangUp(workitemId),
    sendEmailResponse: () =>
      workitems.sendEmailResponse(about.emailWorkitemId, {
        from: "support@example.com",
        to: "ann@example.com",
        subject: "Re: order",
        bodyParts: { text: "Thank you." },
      }),
    sms: () => userService.sms({ to: about.to, name: "Ann", message: "hello", campaignId: about.campaignId }),
    conversations: () => conversations.fetchConversations({ rows: 5 }),
    conversationWorkitems: () =>
      conversations.fetchConversationById(conversationId, { includeSummary: true }),
    conversationWorkitemsByStatus: () =>
      conversations.fetchConversationWorkItemsByStatus(conversationId, "draft"),
    campaignConversations: () =>
      conversations.fetchConversationByCampaignId(about.campaignId, { messages: true }),
    recentEngagements: () => conversations.fetchRecentConversationWorkitemEngagements({ tab: "ALL" }),
    participantHistory: () => conversations.fetchConversationHistoryByParticipantId([about.userId]),
    ticketConversations: () => conversations.fetchTicketConversations(about.ticketId),
    unreadCounts: () => conversations.fetchUnreadCounts(),
    transcriptionsAndRecordings: () =>
      conversations.fetchTranscriptionsAndRecordings(conversationId, workitemId),
    conversationActivity: () => conversations.fetchConversationActivitySummary(),
  };
}
