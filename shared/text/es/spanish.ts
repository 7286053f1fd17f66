import type { Sentences } from "../language.ts";
import * as actions from "./actions.ts";
import * as agent from "./agent.ts";
import * as agentActions from "./agent-actions.ts";
import * as call from "./call.ts";
import * as characters from "./characters.ts";
import * as check from "./check.ts";
import * as common from "./common.ts";
import * as composer from "./composer.ts";
import * as connection from "./connection.ts";
import * as controls from "./controls.ts";
import * as conversation from "./conversation.ts";
import * as desktop from "./desktop.ts";
import * as directory from "./directory.ts";
import * as emoji from "./emoji.ts";
import * as encodings from "./encodings.ts";
import * as errors from "./errors.ts";
import * as headset from "./headset.ts";
import * as history from "./history.ts";
import * as link from "./link.ts";
import * as mail from "./mail.ts";
import * as message from "./message.ts";
import * as monitor from "./monitor.ts";
import * as monitoring from "./monitoring.ts";
import * as notices from "./notices.ts";
import * as offer from "./offer.ts";
import * as people from "./people.ts";
import * as privacy from "./privacy.ts";
import * as quality from "./quality.ts";
import * as recording from "./recording.ts";
import * as session from "./session.ts";
import * as settings from "./settings.ts";
import * as signature from "./signature.ts";
import * as time from "./time.ts";
import * as transcript from "./transcript.ts";
import * as transfer from "./transfer.ts";
import * as updates from "./updates.ts";
import * as voiceSettings from "./voice-settings.ts";
import * as work from "./work.ts";
import * as wrapUp from "./wrap-up.ts";

/** Every sentence in Spanish: one that English has and Spanish lacks does not compile. */
export const spanish: Sentences = {
  actions,
  agent,
  agentActions,
  call,
  characters,
  check,
  common,
  composer,
  connection,
  controls,
  conversation,
  desktop,
  directory,
  emoji,
  encodings,
  errors,
  headset,
  history,
  link,
  mail,
  message,
  monitor,
  monitoring,
  notices,
  offer,
  people,
  privacy,
  quality,
  recording,
  session,
  settings,
  signature,
  time,
  transcript,
  transfer,
  updates,
  voiceSettings,
  work,
  wrapUp,
};
