import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { InputOf } from "../../shared/contract/command.ts";
import type { Contract } from "../../shared/contract/index.ts";
import { reasonOf } from "../../shared/result.ts";
import {
  type Forward,
  isSameSetting,
  type VoiceSetting,
  type VoiceSettings,
} from "../../shared/state/voice-settings.ts";
import { useAsk } from "../app/ask.ts";
import { useApp } from "./feature.ts";
import { type SettingState, whenValueCame } from "./setting-state.ts";

type Change = InputOf<Contract["voiceSettings"]["change"]>;

export interface Setting<V extends Forward | boolean> {
  readonly state: SettingState<V>;
  /** What is on its way, else what the server has. */
  readonly shown: V;
  /** Why the last change was not taken; "" for nothing. */
  readonly error: string;
  /** Answers whether it is taken. `base`: what was shown when the user decided; the server's value otherwise. */
  set(to: V, how?: { readonly base?: V; readonly sure?: true }): Promise<boolean>;
  undo(): void;
  /** The question is answered with no: the server's value stays. */
  leave(): void;
}

/** One setting of a user, changed at once and told by its row. */
export function useSetting<N extends VoiceSetting>(
  userId: string,
  what: N,
  now: VoiceSettings[N],
): Setting<VoiceSettings[N]> {
  type V = VoiceSettings[N];
  const { ask } = useApp();
  const asking = useAsk();
  const state = useSignal<SettingState<V>>({ is: "still" });
  const seen = useRef(now);

  useEffect(() => {
    if (isSameSetting(seen.current, now)) return;
    seen.current = now;
    state.value = whenValueCame(state.peek(), now);
  }, [JSON.stringify(now)]);

  async function change(to: V, base: V, sure: true | undefined, isUndo: boolean): Promise<boolean> {
    if (state.peek().is === "saving") return false;
    state.value = { is: "saving", to };
    const wish = { userId, what, to, base, ...(sure === true && { sure }) } as Change;
    const result = await asking.run("change", () => ask.voiceSettings.change(wish));
    if (result.ok) state.value = { is: "saved", now: result.value as V, was: isUndo ? null : base };
    else if (result.error.code === "changedElsewhere") state.value = { is: "conflict", mine: to };
    else if (result.error.code === "doubtful") {
      const doubt = reasonOf(result.error, "doubtful") ?? "notInPlan";
      state.value = { is: "doubt", mine: to, base, doubt };
    } else state.value = { is: "still" };
    if (state.value.is === "conflict" || state.value.is === "doubt") asking.say(null);
    return result.ok;
  }

  const { value } = state;
  return {
    state: value,
    shown: value.is === "saving" ? value.to : now,
    error: asking.error.value,
    set: (to, { base = now, sure } = {}) => change(to, base, sure, false),
    undo() {
      if (value.is === "saved" && value.was !== null) void change(value.was, value.now, true, true);
    },
    leave() {
      state.value = { is: "still" };
    },
  };
}
