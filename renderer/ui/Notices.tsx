import { useSignal } from "@preact/signals";
import type { Notice } from "../../shared/state/desktop.ts";
import { commonText } from "../../shared/text/common.ts";
import { noticeSentence, optionWords } from "../../shared/text/notices.ts";
import { Banner } from "./Banner.tsx";
import { Button, IconButton } from "./Button.tsx";

/** More than these push what the agent works with out of sight. */
const shownAtOnce = 2;
const worstFirst: readonly Notice["tone"][] = ["error", "warning", "info"];

/** Words that belong to no control, the worst and newest first. They take room instead of covering anything. */
export function Notices(props: {
  readonly notices: readonly Notice[];
  readonly onClose: (id: number) => void;
  readonly onRedial?: (number: string) => void;
  readonly onUse?: (group: string) => void;
}) {
  const isOpen = useSignal(false);
  const all = props.notices
    .toReversed()
    .sort((a, b) => worstFirst.indexOf(a.tone) - worstFirst.indexOf(b.tone));
  const isFolded = all.length > shownAtOnce && !isOpen.value;
  const shown = isFolded ? all.slice(0, shownAtOnce - 1) : all;
  return (
    <ul class="notices" aria-label={commonText.notices} aria-live="polite">
      {shown.map((notice) => (
        <li key={notice.id}>
          <Banner
            tone={notice.tone}
            actions={
              <>
                {notice.redial !== undefined && props.onRedial !== undefined && (
                  <Button size="s" onPress={() => props.onRedial?.(notice.redial ?? "")}>
                    {commonText.redial}
                  </Button>
                )}
                {notice.use !== undefined && props.onUse !== undefined && (
                  <Button size="s" onPress={() => props.onUse?.(notice.use ?? "")}>
                    {commonText.useDevice}
                  </Button>
                )}
                {props.onUse !== undefined &&
                  notice.options?.map((option) => (
                    <Button key={option.group} size="s" onPress={() => props.onUse?.(option.group)}>
                      {optionWords(option)}
                    </Button>
                  ))}
                <IconButton icon="close" label={commonText.close} onPress={() => props.onClose(notice.id)} />
              </>
            }
          >
            {noticeSentence(notice)}
          </Banner>
        </li>
      ))}
      {isFolded && (
        <li>
          <Button
            size="s"
            tone="quiet"
            wide
            onPress={() => {
              isOpen.value = true;
            }}
          >
            {commonText.moreNotices(all.length - shown.length)}
          </Button>
        </li>
      )}
    </ul>
  );
}
