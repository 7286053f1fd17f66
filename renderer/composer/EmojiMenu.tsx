import { composerText } from "../../shared/text/composer.ts";
import { emojiText } from "../../shared/text/emoji.ts";
import { Icon } from "../ui/Icon.tsx";
import { Menu, MenuItem } from "../ui/Menu.tsx";

/** The emoji that are sent to customers; every other is the system's to give (Windows+Period, ⌃⌘Space). */
export function EmojiMenu({ onChoose }: { readonly onChoose: (emoji: string) => void }) {
  return (
    <div class="composer-emoji">
      <Menu
        label={composerText.emoji}
        align="start"
        above
        trigger={{
          class: "icon-button",
          title: composerText.emoji,
          face: (
            <>
              <span class="sr-only">{composerText.emoji}</span>
              <Icon name="smile" />
            </>
          ),
        }}
      >
        {Object.entries(emojiText).map(([emoji, name]) => (
          <MenuItem key={emoji} onPress={() => onChoose(emoji)}>
            <span aria-hidden="true">{emoji}</span>
            <span class="sr-only">{name}</span>
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}
