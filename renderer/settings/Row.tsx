import type { ComponentChildren, Ref } from "preact";
import { useContext, useId } from "preact/hooks";
import { Button } from "../ui/Button.tsx";
import { Search, useIsFound } from "./search.ts";
import "./settings.css";

/** A titled group of rows. */
export function Group(props: {
  readonly title: string;
  readonly hint?: string;
  readonly children: ComponentChildren;
}) {
  const id = useId();
  const isCalledSo = useIsFound(props.title);
  const search = useContext(Search);
  return (
    <section class="group" aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      {props.hint !== undefined && <p class="hint group-hint">{props.hint}</p>}
      <div class="group-rows">
        <Search value={isCalledSo ? "" : search}>{props.children}</Search>
      </div>
    </section>
  );
}

/** The head of a page beside the main one, with the way back. */
export function PageHead(props: {
  readonly title: string;
  readonly back: string;
  readonly onBack: () => void;
}) {
  return (
    <div class="page-head">
      <Button size="s" tone="quiet" icon="back" onPress={props.onBack}>
        {props.back}
      </Button>
      <h1>{props.title}</h1>
    </div>
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
  /** Other words that a search finds it by. */
  readonly also?: string;
}) {
  if (!useIsFound(props.label, props.hint, props.also)) return null;
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

interface SwitchProps {
  readonly on: boolean;
  /** Of one that the server decides: a change is on its way, and it cannot be switched back meanwhile. */
  readonly busy?: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A switch, named by `label` or by the label element that belongs to its id. */
export function Switch(
  props: SwitchProps & {
    readonly id?: string;
    readonly label?: string;
    readonly describedBy?: string | undefined;
    readonly inputRef?: Ref<HTMLInputElement>;
  },
) {
  const { on, busy = false } = props;
  return (
    <input
      type="checkbox"
      role="switch"
      class="switch"
      id={props.id}
      ref={props.inputRef ?? null}
      checked={on}
      aria-checked={on}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-disabled={busy ? "true" : undefined}
      aria-busy={busy ? "true" : undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
      }}
      onChange={(event) => {
        const wanted = event.currentTarget.checked;
        // One that is not taken must not leave the switch over.
        if (props.busy !== undefined) event.currentTarget.checked = on;
        props.onChange(wanted);
      }}
    />
  );
}

export function SwitchRow(
  props: SwitchProps & {
    readonly label: string;
    readonly hint?: string;
    readonly below?: ComponentChildren;
  },
) {
  const id = useId();
  return (
    <Row
      label={props.label}
      labelFor={id}
      {...(props.hint !== undefined && { hint: props.hint, hintId: `${id}-hint` })}
      below={props.below}
    >
      <Switch
        id={id}
        on={props.on}
        {...(props.busy !== undefined && { busy: props.busy })}
        describedBy={props.hint === undefined ? undefined : `${id}-hint`}
        onChange={props.onChange}
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
