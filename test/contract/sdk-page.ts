import type { UserService } from "../../main/nextiva/user-service.ts";

export interface PageSubjects {
  readonly username: string;
  readonly password: string;
  readonly phoneNumber: string;
  readonly agentId: string;
  readonly newStatusId: string;
}

/**
 * The usage examples of the SDK's User Service page, as they stand there. Against a server of one's choice; the
 * user must be allowed to supervise, and `agentId` must be somebody else who is signed in.
 */
export async function runPageExamples(userService: UserService, about: PageSubjects): Promise<void> {
  const { username, password, phoneNumber, agentId, newStatusId } = about;

  // Basic authentication flow
  await userService.login(username, password);
  await userService.initSession({
    platform: {
      // platform details
    },
  });
  await userService.loginToAcd({
    // ACD login details
  });

  // Call management
  await userService.dial({
    to: phoneNumber,
    campaignId: "campaign-123",
    name: "John Doe",
  });
  await userService.enterConference();
  await userService.exitConference();

  // Supervisor operations
  await userService.listen(agentId);
  await userService.forceLogout(agentId);
  await userService.changeStatus(agentId, newStatusId);
}

/** The page's first example, with its sample values. */
export async function runBasicUsage(userService: UserService, username: string, password: string) {
  const tokenResponse = await userService.login(username, password);
  const session = await userService.initSession({ deviceToken: "token", platform: "web" });
  const isLoggedIn = userService.isLoggedIn();
  const acd = await userService.loginToAcd({
    channels: {
      voice: { enabled: true, limit: 1, multitasking: false, priority: 1 },
      chat: { enabled: true, limit: 3, multitasking: true, priority: 2 },
    },
    queues: ["queue-1", "queue-2"],
    status: { status: 1, statusId: "available" },
  });
  return { tokenResponse, session, isLoggedIn, acd };
}
