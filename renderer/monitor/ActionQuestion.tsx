import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { isNameTyped } from "../../shared/state/monitor.ts";
import { agentActionText } from "../../shared/text/agent-actions.ts";
import { ask as asked } from "../app/ask.ts";
import { Button } from "../ui/Button.tsx";
import { Confirm, Dialog } from "../ui/Dialog.tsx";
import { TextField } from "../ui/Field.tsx";
import { type Question, useApp, useQuestion } from "./supervise.ts";

/** What cannot be taken back is asked first: about the agent that the menu was opened for, whatever moved since. */
export function ActionQuestion() {
  const question = useQuestion();
  const { ask } = useApp();
  const now = question.value;
  if (now === null) return null;
  const close = () => {
    question.value = null;
  };
  const { userId, name, workitemId, label } = now;
  if (now.ask === "disable") return <Disable of={now} onClose={close} />;
  const isLogout = now.ask === "logout";
  return (
    <Confirm
      title={isLogout ? agentActionText.logoutAsk(name) : agentActionText.terminateAsk(label, name)}
      body={isLogout ? agentActionText.logoutBody : agentActionText.terminateBody}
      yes={isLogout ? agentActionText.logoutYes : agentActionText.terminateYes}
      no={agentActionText.no}
      onNo={close}
      onYes={() => {
        close();
        void asked(() =>
          isLogout
            ? ask.monitor.logOut({ userId, name })
            : ask.monitor.terminate({ userId, name, workitemId, label }),
        );
      }}
    />
  );
}

/** The name is written out: a press alone locks nobody out. */
function Disable({ of, onClose }: { readonly of: Question; readonly onClose: () => void }) {
  const { ask } = useApp();
  const id = useId();
  const typed = useSignal("");
  const problem = useSignal("");
  const box = useRef<HTMLInputElement>(null);
  const { userId, name } = of;

  function submit(event: Event): void {
    event.preventDefault();
    if (!isNameTyped(typed.value, name)) {
      problem.value = agentActionText.disableWrong(name);
      box.current?.focus();
      return;
    }
    onClose();
    void asked(() => ask.monitor.disable({ userId, name, typed: typed.value }));
  }

  return (
    <Dialog
      class="confirm"
      labelledBy={`${id}-title`}
      describedBy={`${id}-body`}
      first="input"
      onCancel={onClose}
    >
      <form noValidate onSubmit={submit}>
        <h2 id={`${id}-title`}>{agentActionText.disableAsk(name)}</h2>
        <p id={`${id}-body`} class="quiet">
          {agentActionText.disableBody}
        </p>
        <TextField
          label={agentActionText.disableType(name)}
          name="agent-name"
          value={typed.value}
          problem={problem.value}
          inputRef={box}
          onInput={(value) => {
            typed.value = value;
            problem.value = "";
          }}
        />
        <div class="confirm-actions">
          <Button onPress={onClose}>{agentActionText.no}</Button>
          <button type="submit" class="button stop size-m">
            <span class="button-words">{agentActionText.disableYes}</span>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
