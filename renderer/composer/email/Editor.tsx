import { useSignal } from "@preact/signals";
import type { Ref } from "preact";
import { useEffect, useImperativeHandle, useRef } from "preact/hooks";
import Squire from "squire-rte";
import { merged } from "../../../shared/drafts/text.ts";
import { targetOf } from "../../../shared/messages/target.ts";
import { composerText } from "../../../shared/text/composer.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Problem } from "../../ui/Field.tsx";
import { keepSelection } from "./caret.ts";
import { cleanFragment } from "./clean.ts";
import type { Inserting } from "./inserting.ts";

/** The HTML that is written, wherever it is kept. The same object as long as it is the same text. */
export interface EditedHtml {
  peek(): string;
  /** Told at once, and whenever it changes. Answers its undo. */
  subscribe(told: (html: string) => void): () => void;
  type(html: string): void;
}

export interface EditorProps {
  readonly text: EditedHtml;
  readonly label: string;
  readonly into: Ref<Inserting>;
  readonly onWrite: () => void;
}

/** The tags that a button can put around what is chosen. */
const formats = { bold: "B", italic: "I", list: "UL", quote: "BLOCKQUOTE", link: "A" } as const;
type Format = keyof typeof formats;

/** What stands in it; "" where there is not a word, whatever empty lines are left. */
const htmlOf = (editor: Squire) => (editor.getRoot().textContent?.trim() === "" ? "" : editor.getHTML());

/** The text of an email with its formatting. Its HTML is kept elsewhere; the element holds what is typed. */
export function Editor({ text, label, into, onWrite }: EditorProps) {
  const root = useRef<HTMLDivElement>(null);
  const squire = useRef<Squire | null>(null);
  const active = useSignal<readonly Format[]>([]);
  const asksLink = useSignal(false);
  const written = useRef(onWrite);
  written.current = onWrite;

  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const editor = new Squire(element, { sanitizeToDOMFragment: cleanFragment });
    squire.current = editor;
    let held = "";
    let drawn = "";
    /** What stood there when an input method began to compose; null while none does. */
    let composing: string | null = null;
    /** Another's words come in around the caret. */
    const draw = (html: string) => {
      held = html;
      // The document's own: what the editor remembers is older, while its window is not the one with the keyboard.
      const own = document.getSelection();
      const selected = own !== null && own.rangeCount > 0 ? own.getRangeAt(0) : null;
      const isIn = selected !== null && element.contains(selected.commonAncestorContainer);
      const place = isIn ? keepSelection(element, selected) : null;
      editor.setHTML(html);
      if (place !== null) {
        const range = place();
        editor.setSelection(range);
        own?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
      }
      drawn = htmlOf(editor);
    };
    const take = () => {
      const html = htmlOf(editor);
      // What was put in by us is heard of as well.
      if (html === drawn || composing !== null) return;
      drawn = html;
      held = html;
      text.type(html);
      written.current();
    };
    editor.addEventListener("input", take);
    editor.addEventListener("compositionstart", () => {
      composing = htmlOf(editor);
    });
    editor.addEventListener("compositionend", () => {
      const both = merged(composing ?? "", htmlOf(editor), text.peek());
      composing = null;
      if (both !== htmlOf(editor)) draw(both);
      drawn = "";
      take();
    });
    editor.addEventListener("pathChange", () => {
      active.value = (Object.keys(formats) as Format[]).filter((each) => editor.hasFormat(formats[each]));
    });
    // Another window wrote, or it was sent.
    const undo = text.subscribe((html) => {
      if (html !== held && composing === null) draw(html);
    });
    return () => {
      undo();
      editor.destroy();
      squire.current = null;
    };
  }, [text]);

  useImperativeHandle(into, () => ({
    insert(words) {
      squire.current?.focus().insertPlainText(words, false);
    },
    insertHtml(html) {
      squire.current?.focus().insertHTML(html, true);
    },
    focus() {
      squire.current?.focus().moveCursorToStart();
    },
  }));

  function toggle(format: Format): void {
    const editor = squire.current;
    if (editor === null) return;
    editor.focus();
    const isOn = editor.hasFormat(formats[format]);
    if (format === "bold") isOn ? editor.removeBold() : editor.bold();
    if (format === "italic") isOn ? editor.removeItalic() : editor.italic();
    if (format === "list") isOn ? editor.removeList() : editor.makeUnorderedList();
    if (format === "quote") isOn ? editor.removeQuote() : editor.increaseQuoteLevel();
    if (format === "link") {
      if (isOn) editor.removeLink();
      else asksLink.value = true;
    }
  }

  const button = (format: Format, icon: "bold" | "italic" | "bullets" | "quote" | "chain") => (
    <IconButton
      icon={icon}
      label={composerText[format]}
      pressed={active.value.includes(format)}
      onPress={() => toggle(format)}
    />
  );
  return (
    <>
      <div class="email-tools" role="toolbar" aria-label={composerText.formatting}>
        {button("bold", "bold")}
        {button("italic", "italic")}
        {button("list", "bullets")}
        {button("quote", "quote")}
        {button("link", "chain")}
      </div>
      {asksLink.value && (
        <LinkField
          onDone={(href) => {
            asksLink.value = false;
            squire.current?.focus();
            if (href !== "") squire.current?.makeLink(href);
          }}
        />
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: no element of HTML takes formatted text */}
      <div
        ref={root}
        class="composer-body email-body selectable"
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-label={label}
        dir="auto"
        spellcheck
      />
    </>
  );
}

/** Where a link leads: only what a reader may open. "" for none after all. */
function LinkField({ onDone }: { readonly onDone: (href: string) => void }) {
  const typed = useSignal("");
  const problem = useSignal("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  function set(): void {
    const text = typed.peek().trim();
    const target = targetOf(/^[a-z]+:/i.test(text) ? text : `https://${text}`);
    if (text !== "" && target === null) problem.value = composerText.badLink;
    else onDone(text === "" ? "" : (target?.href ?? ""));
  }
  return (
    <div class="email-link">
      <label class="email-row">
        <span class="quiet">{composerText.linkTo}</span>
        <input
          ref={field}
          type="text"
          class="selectable"
          dir="ltr"
          value={typed.value}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value;
            problem.value = "";
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape") onDone("");
            if (event.key !== "Enter" || event.isComposing) return;
            event.preventDefault();
            set();
          }}
        />
      </label>
      <Button size="s" onPress={set}>
        {composerText.setLink}
      </Button>
      <Problem>{problem.value}</Problem>
    </div>
  );
}
