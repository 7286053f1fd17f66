import { useLayoutEffect, useRef } from "preact/hooks";
import { paletteText } from "../../shared/text/actions.ts";
import { controlWhyText } from "../../shared/text/controls.ts";
import type { Item } from "./palette-items.ts";

interface Group {
  readonly label: string;
  readonly items: readonly Item[];
}

/** What was found, in groups. The focus stays in the search; the one that Enter presses is marked. */
export function Options(props: {
  readonly id: string;
  readonly groups: readonly Group[];
  readonly now: string;
  readonly onPress: (item: Item) => void;
}) {
  const { id, now } = props;
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [now]);
  return (
    <div ref={list} class="palette-list" role="listbox" id={`${id}-list`} aria-label={paletteText.list}>
      {props.groups.map(({ label, items }, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox holds groups of options, not field sets
        <div key={label} role="group" aria-labelledby={`${id}-group-${at}`}>
          <p id={`${id}-group-${at}`} class="palette-group" role="presentation">
            {label}
          </p>
          {items.map((item) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are the search's
            <div
              key={item.id}
              id={`${id}-${item.id}`}
              role="option"
              class="palette-option"
              aria-selected={item.id === now}
              aria-disabled={item.control.enabled ? undefined : "true"}
              onClick={() => props.onPress(item)}
            >
              <span class="palette-words">
                <bdi>{item.words}</bdi>
                {item.detail !== undefined && (
                  <span class="quiet tabular">
                    {" "}
                    <bdi>{item.detail}</bdi>
                  </span>
                )}
                {item.control.why !== undefined && (
                  <span class="palette-why">{controlWhyText[item.control.why]}</span>
                )}
              </span>
              {item.keys !== "" && <kbd>{item.keys}</kbd>}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
