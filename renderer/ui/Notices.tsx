import type { Notice } from "../../shared/state/desktop.ts";
import { commonText } from "../../shared/text/common.ts";
import { noticeSentence } from "../../shared/text/notices.ts";
import { Banner } from "./Banner.tsx";
import { Button, IconButton } from "./Button.tsx";

const shownAtOnce = 3;

/** Words that belong to no control, newest first. They take room instead of covering anything. */
export function Notices(props: {
  readonly notices: readonly Notice[];
  readonly onClose: (id: number) => void;
  readonly onRedial?: (number: string) => void;
  readonly onUse?: (group: string) => void;
}) {
  const shown = props.notices.slice(-shownAtOnce).reverse();
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
                <IconButton icon="close" label={commonText.close} onPress={() => props.onClose(notice.id)} />
              </>
            }
          >
            {noticeSentence(notice)}
          </Banner>
        </li>
      ))}
    </ul>
  );
}
