import type { EndpointName } from "../../shared/wire/endpoints.ts";
import { acd } from "./acd.ts";
import { calls } from "./calls.ts";
import { conversation } from "./conversations.ts";
import { data } from "./data.ts";
import { history } from "./history.ts";
import { provider } from "./provider.ts";
import { session } from "./session.ts";
import { supervisor } from "./supervisor.ts";
import type { Handlers } from "./types.ts";
import { user } from "./user.ts";
import { voice } from "./voice-settings.ts";
import { workitems } from "./workitems.ts";

/** Every endpoint of the shared table is answered: a new row does not compile until it is. */
export const api: Handlers<EndpointName> = {
  ...provider,
  ...session,
  ...acd,
  ...workitems,
  ...calls,
  ...user,
  ...supervisor,
  ...voice,
  ...history,
  ...data,
  ...conversation,
};
