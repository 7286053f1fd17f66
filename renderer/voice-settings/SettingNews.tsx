import type { Forward } from "../../shared/state/voice-settings.ts";
import { voiceSettingsText as text } from "../../shared/text/voice-settings.ts";
import { Question } from "../dial/Question.tsx";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import type { Setting } from "./use-setting.ts";

/** Beneath a setting: what became of the last change, and what stands against one. */
export function SettingNews<V extends Forward | boolean>(props: {
  readonly label: string;
  readonly setting: Setting<V>;
  /** The server's value in words. */
  readonly theirs: string;
  /** What is wrong with what was typed, found without asking. */
  readonly problem?: string;
  /** What is called in question, in words. */
  readonly doubted?: string;
  readonly onUseMine: (mine: V) => void;
  readonly onSure: (mine: V, base: V) => void;
  readonly onLeave: () => void;
}) {
  const { setting, label, problem = "" } = props;
  const { state } = setting;
  return (
    <>
      <p class="check-word voice-news" role="status">
        {newsOf(state)}
        {state.is === "saved" && state.was !== null && (
          <Button size="s" tone="quiet" label={text.undoOf(label)} onPress={setting.undo}>
            {text.undo}
          </Button>
        )}
      </p>
      {state.is === "conflict" && (
        <Question
          warns
          title={text.conflict}
          no={text.keepTheirs}
          yes={text.useMine}
          onNo={props.onLeave}
          onYes={() => props.onUseMine(state.mine)}
        >
          <p>{text.theirs(props.theirs)}</p>
        </Question>
      )}
      {state.is === "doubt" && (
        <Question
          warns
          title={text.doubtTitle(props.doubted ?? "")}
          no={text.doubtNo}
          yes={text.doubtYes}
          onNo={props.onLeave}
          onYes={() => props.onSure(state.mine, state.base)}
        >
          <p>{text.doubtBody[state.doubt]}</p>
        </Question>
      )}
      <Problem>{problem || setting.error}</Problem>
    </>
  );
}

function newsOf(state: Setting<Forward | boolean>["state"]): string {
  switch (state.is) {
    case "saving":
      return text.saving;
    case "saved":
      return state.was === null ? text.undone : text.saved;
    case "elsewhere":
      return text.elsewhere;
    default:
      return "";
  }
}
