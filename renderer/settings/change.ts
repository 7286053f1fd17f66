import type { InputOf } from "../../shared/contract/command.ts";
import type { Contract } from "../../shared/contract/index.ts";
import { useAsk } from "../app/ask.ts";
import { useApp } from "./feature.ts";

type Change = InputOf<Contract["settings"]["change"]>;

/** Changes settings field by field; the sentence when main refused the last one. */
export function useChange(): { change(what: Change): void; readonly error: string } {
  const { ask } = useApp();
  const asking = useAsk();
  return {
    change: (what) => void asking.run(Object.keys(what).join(), () => ask.settings.change(what)),
    error: asking.error.value,
  };
}
