import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useId, useRef } from "preact/hooks";
import type { DirectoryItem, DirectoryScope } from "../../shared/contract/directory.ts";
import { directoryText, kindText } from "../../shared/text/directory.ts";
import type { RangeList } from "../app/use-range.ts";
import { VirtualList } from "../ui/VirtualList.tsx";
import { useFirst } from "./first.ts";
import { PersonRow, sectionOf } from "./PersonRow.tsx";
import { rowKey } from "./row-keys.ts";

/** What can be done with somebody: buttons with this tab index, for Tab passes the rows by that keys do not act on. */
export type PersonActions = (item: DirectoryItem, tabIndex: 0 | -1) => ComponentChildren;

export interface PeopleProps {
  readonly scope: DirectoryScope;
  readonly list: RangeList<DirectoryItem>;
  /** What is searched for; "" for nothing: then the list has parts. */
  readonly q: string;
  readonly actions: PersonActions;
  /** The key of the one that is shown elsewhere. */
  readonly selected: string;
  readonly onOpen: ((item: DirectoryItem) => void) | undefined;
  /** A letter was typed here that is meant for the search. */
  readonly onType: (text: string) => void;
  /** Up, from the first row. */
  readonly onLeave: () => void;
}

/** People and queues, a row each, by arrows, letters and Enter. */
export function People(props: PeopleProps) {
  const { list, onOpen, selected, actions } = props;
  const { rows, start } = list;
  const id = useId();
  const first = useFirst();
  const active = useSignal(-1);
  /** Whose row it is: they keep it when others come in above. */
  const activeKey = useRef("");
  const keyOf = useCallback((index: number) => rows[index - start]?.key ?? `${index}`, [rows, start]);

  useEffect(() => {
    const there = rows.findIndex(({ key }) => key === activeKey.current);
    if (activeKey.current !== "" && there >= 0) active.value = start + there;
  }, [rows, start]);

  const before = useRef(props.q);
  useEffect(() => {
    if (before.current === props.q) return;
    before.current = props.q;
    active.value = -1;
    activeKey.current = "";
  }, [props.q]);

  function go(to: number): void {
    active.value = to;
    activeKey.current = list.rowAt(to)?.key ?? "";
  }
  function open(index: number): void {
    const item = list.rowAt(index);
    if (item === null) return;
    go(index);
    onOpen?.(item);
  }
  function step(box: HTMLElement, by: 1 | -1): void {
    const buttons = [...box.querySelectorAll<HTMLElement>(`#${CSS.escape(`${id}-${active.value}`)} button`)];
    const next = buttons.indexOf(document.activeElement as HTMLElement) + by;
    (next < 0 ? box : buttons[Math.min(next, buttons.length - 1)])?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const box = event.currentTarget as HTMLElement;
    const isOnButton = event.target !== box;
    const key = rowKey(event, { at: active.value, last: list.total - 1, isOnButton });
    if (key === null) return;
    event.preventDefault();
    switch (key.do) {
      case "go":
        if (event.key === "ArrowUp" && active.value <= 0) return props.onLeave();
        box.focus();
        return go(key.to);
      case "open":
        return onOpen === undefined ? step(box, 1) : open(active.value);
      case "button":
        return step(box, key.by);
      case "leave":
        event.stopPropagation();
        return box.focus();
      case "type":
        return props.onType(key.text);
    }
  }

  function heading(index: number): string {
    const item = list.rowAt(index);
    if (props.q !== "" || item === null) return "";
    const section = sectionOf(item, first);
    const before = index === 0 ? null : list.rowAt(index - 1);
    if (before === null && (index > 0 || section === "others")) return "";
    return before !== null && sectionOf(before, first) === section ? "" : directoryText[section];
  }

  return (
    <VirtualList
      role="grid"
      label={kindText[props.scope]}
      count={list.total}
      estimate={3.25}
      keyOf={keyOf}
      onDrawn={list.drawn}
      shown={active.value}
      active={active.value < 0 ? undefined : `${id}-${active.value}`}
      onKeyDown={onKeyDown}
      row={(index) => {
        const item = list.rowAt(index);
        return (
          <PersonRow
            id={`${id}-${index}`}
            item={item}
            place={index + 1}
            isSelected={item !== null && item.key === selected}
            isActive={index === active.value}
            heading={heading(index)}
            // Before any is gone to, Tab leads to the first.
            actions={item !== null && actions(item, index === Math.max(active.value, 0) ? 0 : -1)}
            onPress={() => open(index)}
          />
        );
      }}
    />
  );
}
