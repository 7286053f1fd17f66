import { cleanName } from "../../shared/clean-text.ts";
import type { MessageChannel } from "../../shared/state/message-key.ts";
import { userOf } from "../../shared/state/session.ts";
import { composerText } from "../../shared/text/composer.ts";
import { useLoaded } from "../app/use-loaded.ts";
import { Icon } from "../ui/Icon.tsx";
import { Menu, MenuItem } from "../ui/Menu.tsx";
import { useApp, useKept } from "./feature.ts";

/** Under the name of a template: how it begins. */
const preview = 60;

/** The tenant's texts for a channel, read once a session. */
export function TemplateMenu(props: {
  readonly channel: MessageChannel;
  readonly onChoose: (text: string) => void;
}) {
  const { channel } = props;
  const { view, ask } = useApp();
  const { templates } = useKept();
  const userId = userOf(view.session)?.userId ?? "";
  const by = templates.value.userId === userId ? templates.value.by : {};
  const known = by[channel];
  const loading = useLoaded(known === undefined ? `${userId} ${channel}` : "", async () => {
    const found = await ask.message.templates({ channel });
    if (found.ok) {
      const before = templates.peek().userId === userId ? templates.peek().by : {};
      templates.value = { userId, by: { ...before, [channel]: found.value } };
    }
    return found;
  });
  const nothing = loading.failure !== null ? composerText.templatesFailed : composerText.templatesNone;
  return (
    <Menu
      label={composerText.templates}
      align="start"
      above
      enabled={(known ?? []).length > 0}
      trigger={{
        class: "icon-button",
        title: (known ?? []).length > 0 ? composerText.templates : nothing,
        busy: loading.isLoading,
        face: (
          <>
            <span class="sr-only">{composerText.templates}</span>
            <Icon name="notes" />
          </>
        ),
      }}
    >
      {(known ?? []).map(({ id, name, text }) => (
        <MenuItem key={id} onPress={() => props.onChoose(text)}>
          <bdi>{name}</bdi>
          <span class="composer-preview quiet one-line">
            <bdi>{cleanName(text, preview)}</bdi>
          </span>
        </MenuItem>
      ))}
    </Menu>
  );
}
