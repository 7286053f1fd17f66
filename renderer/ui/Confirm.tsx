import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Button } from "./Button.tsx";
import "./confirm.css";

/** A question that must be answered before something is lost. Escape is no; nothing is the default. */
export function Confirm(props: {
  readonly title: string;
  readonly body: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
  /** Above the question: what may not be covered by it. */
  readonly children?: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    return () => dialog.current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-body`}
      onCancel={(event) => {
        event.preventDefault();
        props.onNo();
      }}
    >
      {props.children}
      <h2 id={`${id}-title`}>{props.title}</h2>
      <p id={`${id}-body`} class="quiet">
        {props.body}
      </p>
      <div class="confirm-actions">
        <Button onPress={props.onNo}>{props.no}</Button>
        <Button tone="stop" onPress={props.onYes}>
          {props.yes}
        </Button>
      </div>
    </dialog>
  );
}
