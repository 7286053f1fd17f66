import type { ComponentChildren, Ref } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "./Icon.tsx";
import "./field.css";

/** A line under a control that says what is wrong with it. Read out when it appears. */
export function Problem({ id, children }: { readonly id?: string; readonly children: string }) {
  return (
    <div class="problem-slot" role="alert" id={id}>
      {children !== "" && (
        <p class="problem">
          <Icon name="error" />
          <span>{children}</span>
        </p>
      )}
    </div>
  );
}

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly name: string;
  readonly type?: "text" | "password";
  readonly autocomplete?: string;
  readonly hint?: string;
  readonly problem?: string;
  readonly readOnly?: boolean;
  readonly inputRef: Ref<HTMLInputElement>;
  /** Beside the text, inside the box. */
  readonly after?: ComponentChildren;
}

/** Label, box, hint and problem, tied together. */
export function TextField(props: TextFieldProps) {
  const id = useId();
  const { problem = "", hint = "" } = props;
  const described = [problem === "" ? "" : `${id}-problem`, hint === "" ? "" : `${id}-hint`]
    .filter((each) => each !== "")
    .join(" ");
  const box = {
    id,
    ref: props.inputRef,
    class: "selectable",
    name: props.name,
    value: props.value,
    autocomplete: props.autocomplete ?? "off",
    autocapitalize: "off" as const,
    spellcheck: false,
    readOnly: props.readOnly === true,
    "aria-invalid": problem === "" ? undefined : ("true" as const),
    "aria-describedby": described === "" ? undefined : described,
    onInput: (event: InputEvent & { readonly currentTarget: HTMLInputElement }) =>
      props.onInput(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <div class="field-box">
        {props.type === "password" ? <input type="password" {...box} /> : <input type="text" {...box} />}
        {props.after}
      </div>
      {hint !== "" && problem === "" && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Problem id={`${id}-problem`}>{problem}</Problem>
    </div>
  );
}

/** A box to tick, with what it means beneath. */
export function Tick(props: {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <div class="tick">
      <input
        type="checkbox"
        id={id}
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <label for={id}>{props.label}</label>
      {props.hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
    </div>
  );
}
