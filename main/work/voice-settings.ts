import type { VoiceSettingsRow } from "../../shared/contract/voice-settings.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { voiceSettingsControl } from "../../shared/state/controls.ts";
import { placeOf } from "../../shared/state/place.ts";
import {
  type Forward,
  type ForwardCase,
  isSameSetting,
  type VoiceSetting,
  type VoiceSwitch,
} from "../../shared/state/voice-settings.ts";
import type { UserVoiceSettings } from "../../shared/wire/voice-settings.ts";
import { forwardingWith, settingsIn, voiceSettingsRow } from "../nextiva/voice-settings.ts";
import { type Context, outcomeOf } from "./context.ts";
import { dialable } from "./number.ts";

export type VoiceWish =
  | {
      readonly what: ForwardCase;
      readonly to: Forward;
      readonly base: Forward;
      readonly sure?: boolean | undefined;
    }
  | { readonly what: VoiceSwitch; readonly to: boolean; readonly base: boolean };

/** Voice settings as they were read or changed last, by user. */
export interface KnownVoiceSettings {
  of(userId: string): VoiceSettingsRow | null;
  /** Reads them from the server. `unsupported` where it says nothing of them. */
  read(userId: string): Promise<Result<VoiceSettingsRow>>;
  /** The server said this much of them. */
  put(row: VoiceSettingsRow): void;
  /** Answers its undo. */
  watch(changed: () => void): () => void;
}

type Services = Pick<Context, "store" | "users">;

export function createKnownVoiceSettings({ store, users }: Services): KnownVoiceSettings {
  const rows = new Map<string, VoiceSettingsRow>();
  const watchers = new Set<() => void>();
  const changed = () => {
    for (const each of watchers) each();
  };
  store.watch((_now, _was, event) => {
    if (event.kind !== "signedOut") return;
    rows.clear();
    changed();
  });
  const put = (row: VoiceSettingsRow) => {
    rows.set(row.key, row);
    changed();
  };
  return {
    of: (userId) => rows.get(userId) ?? null,
    put,
    async read(userId) {
      if (!voiceSettingsControl(store.get(), userId).enabled) return fail("forbidden");
      const read = await outcomeOf(users.fetchUser(userId));
      if (!read.ok) return read;
      const row = voiceSettingsRow(read.value);
      if (row === null) return fail("unsupported", "the user's details hold no voice settings");
      const own = { ...row, key: userId };
      put(own);
      return ok(own);
    },
    watch(told) {
      watchers.add(told);
      return () => watchers.delete(told);
    },
  };
}

/** A number as the server is to have it; one that is only kept while it is off is checked as well. */
function checkedForward(
  { store }: Pick<Context, "store">,
  to: Forward,
  sure: boolean | undefined,
): Result<Forward> {
  if (to.number.trim() === "") return to.enabled ? fail("badNumber", "nothing") : ok({ ...to, number: "" });
  const number = dialable(to.number, placeOf(store.get()), sure);
  if (!number.ok) return number;
  // Nobody is there who could send an extension.
  if (number.value.postDial !== "") return fail("badNumber", "extension");
  return ok({ ...to, number: number.value.to });
}

/**
 * Changes one setting. It is read first: what is not as the user saw it is not overwritten. The server's answer says
 * what became of it; after an unclear end, or an answer that does not speak of it, it is read again.
 */
export async function changeVoiceSetting(
  context: Pick<Context, "store" | "users" | "once">,
  known: KnownVoiceSettings,
  userId: string,
  wish: VoiceWish,
): Promise<Result<Forward | boolean>> {
  if (!voiceSettingsControl(context.store.get(), userId).enabled) return fail("forbidden");
  const checked = isForward(wish) ? checkedForward(context, wish.to, wish.sure) : ok(wish.to);
  if (!checked.ok) return checked;
  return context.once(`voiceSettings:${userId}:${wish.what}`, () =>
    // A change of one forwarding sends the others along.
    context.once.inTurn(`voiceSettings:${userId}`, () =>
      send(context, known, userId, { ...wish, to: checked.value } as VoiceWish),
    ),
  );
}

const isForward = (wish: VoiceWish): wish is VoiceWish & { what: ForwardCase } =>
  typeof wish.to !== "boolean";

async function send(
  { users }: Pick<Context, "users">,
  known: KnownVoiceSettings,
  userId: string,
  wish: VoiceWish,
): Promise<Result<Forward | boolean>> {
  const { what, to, base } = wish;
  const before = await known.read(userId);
  if (!before.ok) return before;
  const now = before.value.settings[what];
  if (isSameSetting(now, to)) return ok(now);
  if (!isSameSetting(now, base)) return fail("changedElsewhere");
  const sent = await outcomeOf(update(users, userId, before.value, wish));
  const is =
    sent.ok || sent.is !== "refused"
      ? await valueNow(known, userId, what, sent.ok ? sent.value : null)
      : null;
  if (is !== null && isSameSetting(is, to)) return ok(is);
  if (!sent.ok) return sent;
  // It was taken, and is not so: a key that this server does not know, or somebody's change right after.
  return is === null ? ok(to) : fail("refused", "the answer has another value");
}

function update(
  users: Context["users"],
  userId: string,
  { settings }: VoiceSettingsRow,
  wish: VoiceWish,
): Promise<UserVoiceSettings> {
  if (isForward(wish)) {
    const forwarding = forwardingWith(settings, wish.what, wish.to as Forward);
    return users.updateUserCallForwardingVoiceSetting(userId, forwarding);
  }
  const enabled = wish.to as boolean;
  return wish.what === "callWaiting"
    ? users.updateUserCallWaitingVoiceSetting(userId, { enabled })
    : users.updateUserVoicemailVoiceSetting(userId, { enabled });
}

/** What the answer says of it, else what is read; null where neither can be had. */
async function valueNow(
  known: KnownVoiceSettings,
  userId: string,
  what: VoiceSetting,
  answer: UserVoiceSettings | null,
): Promise<Forward | boolean | null> {
  const said = answer === null ? {} : settingsIn(answer);
  const row = known.of(userId);
  if (row !== null && said[what] !== undefined) {
    known.put({ ...row, settings: { ...row.settings, ...said } });
    return said[what];
  }
  const read = await known.read(userId);
  return read.ok ? read.value.settings[what] : null;
}
