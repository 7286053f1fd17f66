import { replaceAll } from "../../shared/messages/replacements.ts";
import { forcingOf, segmentsOf } from "../../shared/messages/segments.ts";
import { composerText, segmentsText } from "../../shared/text/composer.ts";
import { Button } from "../ui/Button.tsx";

/** More names are no help. */
const mostNamed = 4;

export interface SegmentsProps {
  readonly text: string;
  /** Puts another text in its place. */
  readonly onReplace: (text: string) => void;
}

/** Which characters put a text message into UCS-2, and the press that replaces them. */
export function Forcing({ text, onReplace }: SegmentsProps) {
  const forcing = forcingOf(text);
  const replaceable = forcing.filter(({ replacement }) => replacement !== null);
  if (replaceable.length === 0) return null;
  const { parts } = segmentsOf(text);
  const plain = replaceAll(text);
  const plainest = replaceAll(text, "letters");
  return (
    <div class="composer-forcing">
      <p class="quiet">{composerText.forcing(replaceable.slice(0, mostNamed).map(({ char }) => char))}</p>
      {plain !== text && (
        <Button size="s" tone="quiet" onPress={() => onReplace(plain)}>
          {composerText.replace(parts, segmentsOf(plain).parts)}
        </Button>
      )}
      {plainest !== plain && (
        <Button size="s" tone="quiet" onPress={() => onReplace(plainest)}>
          {composerText.replaceLetters(parts, segmentsOf(plainest).parts)}
        </Button>
      )}
    </div>
  );
}

/** How a text message is counted, live. */
export function SegmentCount({ text }: Pick<SegmentsProps, "text">) {
  return text === "" ? null : <p class="composer-count quiet tabular">{segmentsText(segmentsOf(text))}</p>;
}
