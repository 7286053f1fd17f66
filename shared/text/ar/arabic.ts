import { completed } from "../complete.ts";
import * as actions from "./actions.ts";
import * as agent from "./agent.ts";
import * as call from "./call.ts";
import * as common from "./common.ts";
import * as composer from "./composer.ts";
import * as connection from "./connection.ts";
import * as conversation from "./conversation.ts";
import * as desktop from "./desktop.ts";
import * as directory from "./directory.ts";
import * as offer from "./offer.ts";
import * as session from "./session.ts";
import * as settings from "./settings.ts";
import * as time from "./time.ts";
import * as transcript from "./transcript.ts";
import * as transfer from "./transfer.ts";
import * as work from "./work.ts";
import * as wrapUp from "./wrap-up.ts";

/** The sentences of the main screens in Arabic; the others are said in English until they are translated. */
export const arabic = completed({
  actions,
  agent,
  call,
  common,
  composer,
  connection,
  conversation,
  desktop,
  directory,
  offer,
  session,
  settings,
  time,
  transcript,
  transfer,
  work,
  wrapUp,
});
