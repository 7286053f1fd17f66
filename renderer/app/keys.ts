import type { ActionId } from "../../shared/state/actions.ts";
import { acceleratorText, ariaKeys } from "../../shared/text/accelerator.ts";
import type { KeyHint } from "../ui/Button.tsx";
import { useBase } from "./app.ts";

/** The keys of an action, for its button; undefined where it has none. */
export function useKeys(): (id: ActionId) => KeyHint | undefined {
  const { shortcuts, view } = useBase();
  const now = shortcuts.value;
  const { platform } = view.desktop;
  return (id) =>
    now[id] === "" ? undefined : { words: acceleratorText(now[id], platform), aria: ariaKeys(now[id]) };
}
