export interface Option<V extends string> {
  readonly value: V;
  readonly words: string;
}

/** One of several, in a row with other tools: its label is for those only who have it read out. */
export function Choice<V extends string>(props: {
  readonly class: string;
  readonly label: string;
  readonly value: V;
  readonly options: readonly Option<V>[];
  readonly onChoose: (value: V) => void;
}) {
  return (
    <label class={props.class}>
      <span class="sr-only">{props.label}</span>
      <select
        value={props.value}
        onChange={(event) => {
          const chosen = props.options.find(({ value }) => value === event.currentTarget.value);
          if (chosen !== undefined) props.onChoose(chosen.value);
        }}
      >
        {props.options.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
