import * as v from "valibot";
import { UserVoiceSettingsSchema } from "../../shared/wire/voice-settings.ts";
import type { Agent } from "../world/types.ts";
import { failed, ok, read } from "./answers.ts";
import type { Backend, Handlers, Reply } from "./types.ts";
import { voiceSettings } from "./user-wire.ts";

const kinds = ["callForwardingSettings", "callWaitingSettings", "voicemailSettings"] as const;
const greeting = v.looseObject({
  languageCode: v.string(),
  text: v.pipe(v.string(), v.nonEmpty(), v.maxLength(500)),
  voiceGender: v.picklist(["Male", "Female"]),
  voiceName: v.string(),
});

function ownOrAll(user: Agent, of: string, backend: Backend): Agent | Reply {
  const other = backend.centre.world().agents.get(of);
  if (other === undefined) return failed(404, "no such user");
  return user.userId === of || user.role === "Supervisor" ? other : failed(403, "not your settings");
}

/** What is named is changed, each of the three as a whole but for what it does not name. */
export function changeVoiceSettings(
  backend: Backend,
  agent: Agent,
  change: v.InferOutput<typeof UserVoiceSettingsSchema>,
  modifiedBy: string,
): Reply {
  const given = kinds.flatMap((kind) => {
    const value = change[kind];
    const before = agent.voiceSettings[kind];
    return value === undefined ? [] : [[kind, { ...(before as object | undefined), ...value }] as const];
  });
  if (given.length === 0) return failed(400, `say one of ${kinds.join(", ")}`);
  backend.centre.do({
    kind: "changeAgent",
    of: agent.userId,
    change: { voiceSettings: { ...Object.fromEntries(given), modifiedAt: backend.now(), modifiedBy } },
  });
  const world = backend.centre.world();
  return ok(voiceSettings(world, world.agents.get(agent.userId) ?? agent));
}

export const voice: Handlers<"voiceSettings" | "textToSpeech"> = {
  voiceSettings({ user, params, body }, backend) {
    const agent = ownOrAll(user, params.userId, backend);
    if ("status" in agent) return agent;
    const parsed = read(UserVoiceSettingsSchema, body);
    if ("reply" in parsed) return parsed.reply;
    return changeVoiceSettings(backend, agent, parsed.value, user.userId);
  },
  textToSpeech({ user, params, body }, backend) {
    const agent = ownOrAll(user, params.userId, backend);
    if ("status" in agent) return agent;
    const parsed = read(greeting, body);
    if ("reply" in parsed) return parsed.reply;
    return ok({
      contentType: "audio/wav",
      signedURL: `${backend.origin()}${backend.greetings.add(parsed.value)}`,
    });
  },
};
