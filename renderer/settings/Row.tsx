import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import "./settings.css";

/** A titled group of rows. */
export function Group(props: { readonly title: string; readonly children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="group" aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      <div class="group-rows">{props.children}</div>
    </section>
  );
}

/** Words on the left, the control on the right, more beneath. */
export function Row(props: {
  readonly label: string;
  readonly labelFor?: string;
  readonly hint?: string;
  readonly hintId?: string;
  /** The hint changes by itself, and is read out then. */
  readonly isStatus?: boolean;
  readonly below?: ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="row">
      <div class="row-words">
        {props.labelFor === undefined ? (
          <p>{props.label}</p>
        ) : (
          <label for={props.labelFor}>{props.label}</label>
        )}
        {props.hint !== undefined && props.hint !== "" && (
          <p class="hint" id={props.hintId} role={props.isStatus === true ? "status" : undefined}>
            {props.hint}
          </p>
        )}
      </div>
      <div class="row-control">{props.children}</div>
      {props.below !== undefined && <div class="row-below">{props.below}</div>}
    </div>
  );
}

export function SwitchRow(props: {
  readonly label: string;
  readonly hint?: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  const id = useId();
  return (
    <Row
      label={props.label}
      labelFor={id}
      {...(props.hint !== undefined && { hint: props.hint, hintId: `${id}-hint` })}
    >
      <input
        type="checkbox"
        role="switch"
        class="switch"
        id={id}
        checked={props.on}
        aria-checked={props.on}
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
    </Row>
  );
}

export interface Option {
  readonly value: string;
  readonly words: string;
}

export function SelectRow(props: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  /** Beside the select. */
  readonly children?: ComponentChildren;
}) {
  const id = useId();
  return (
    <Row
      label={props.label}
      labelFor={id}
      {...(props.hint !== undefined && { hint: props.hint, hintId: `${id}-hint` })}
    >
      <select
        id={id}
        class="select"
        value={props.value}
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === props.value}>
            {option.words}
          </option>
        ))}
      </select>
      {props.children}
    </Row>
  );
}

/** A few choices side by side. */
export function ChoiceRow(props: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <Row label={props.label} {...(props.hint !== undefined && { hint: props.hint })}>
      <div class="choices" role="radiogroup" aria-label={props.label}>
        {props.options.map((option) => (
          <label key={option.value} class="choice">
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            <span>{option.words}</span>
          </label>
        ))}
      </div>
    </Row>
  );
}
