import { isolated } from "../../shared/clean-text.ts";
import { liveCalls } from "../../shared/state/call.ts";
import { agentControls, superviseControl } from "../../shared/state/controls.ts";
import { userOf } from "../../shared/state/session.ts";
import { actionText, paletteText } from "../../shared/text/actions.ts";
import { agentText } from "../../shared/text/agent.ts";
import { countedText } from "../../shared/text/conversation.ts";
import { sessionText } from "../../shared/text/session.ts";
import { StatusMenu } from "../agent/StatusMenu.tsx";
import { useAsk } from "../app/ask.ts";
import { useKeys } from "../app/keys.ts";
import { OffersInSheet } from "../offer/Offers.tsx";
import { useScreen } from "../phone/screen.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { IconButton } from "../ui/Button.tsx";
import { Confirm } from "../ui/Dialog.tsx";
import { Problem } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Menu, MenuItem } from "../ui/Menu.tsx";
import { useApp } from "./feature.ts";
import { Health } from "./Health.tsx";
import { LineItem, LineQuestion } from "./LineItem.tsx";
import { signOut } from "./leave.ts";
import "./header.css";

/** Who is signed in, their ACD status, connection and audio, and the way to settings and out. */
export function Header() {
  const app = useApp();
  const { ask, view } = app;
  const screen = useScreen();
  const keys = useKeys();
  const asking = useAsk();
  const user = userOf(view.session);
  if (user === null) return null;
  const live = liveCalls(view.calls).length;
  const { unsent } = view.messages;
  const control = agentControls(view).signOut;
  const open = (kind: "palette" | "help") => {
    screen.sheet.value = { kind, search: "" };
  };
  return (
    <div class="header">
      <div class="header-who">
        <h1 class="header-name one-line" title={[user.name, user.tenant].map(isolated).join(" · ")}>
          <bdi>{user.name || user.username}</bdi>
        </h1>
        <StatusMenu />
      </div>
      <div class="header-tools">
        <Health />
        <IconButton
          icon="search"
          label={paletteText.title}
          shortcut={keys("palette")}
          onPress={() => open("palette")}
        />
        <IconButton
          icon="message"
          label={countedText(actionText.messages.name, view.messages.unread)}
          shortcut={keys("messages")}
          onPress={() => void asking.run("messages", () => ask.desktop.open({ kind: "messages" }))}
        />
        <Menu
          label={agentText.account}
          align="end"
          heading={[user.username, user.tenant].filter((each) => each !== "")}
          trigger={{
            class: "account-button",
            title: agentText.account,
            face: (
              <>
                <span class="sr-only">{agentText.account}</span>
                <Avatar name={user.name || user.username} size="s" />
              </>
            ),
          }}
        >
          {superviseControl(view).shown && (
            <MenuItem
              icon={<Icon name="board" />}
              onPress={() => void asking.run("supervisor", () => ask.desktop.open({ kind: "supervisor" }))}
            >
              {actionText.supervisor.name}
            </MenuItem>
          )}
          <MenuItem
            icon={<Icon name="people" />}
            onPress={() => void asking.run("people", () => ask.desktop.open({ kind: "people" }))}
          >
            {actionText.people.name}
          </MenuItem>
          <MenuItem
            icon={<Icon name="settings" />}
            onPress={() => void asking.run("settings", () => ask.desktop.open({ kind: "settings" }))}
          >
            {agentText.settings}
          </MenuItem>
          <MenuItem icon={<Icon name="keyboard" />} onPress={() => open("help")}>
            {paletteText.helpTitle}
          </MenuItem>
          <LineItem asking={asking} />
          {control.shown && (
            <MenuItem
              icon={<Icon name="signOut" />}
              onPress={() => void asking.run("signOut", () => signOut(app))}
            >
              {sessionText.signOut}
            </MenuItem>
          )}
        </Menu>
      </div>
      <Problem>{asking.error.value}</Problem>
      <LineQuestion asking={asking} />
      {screen.question.value?.ask === "signOut" && (
        <Confirm
          title={live > 0 ? sessionText.signOutAsk : sessionText.signOutUnsent}
          body={[
            live === 0 ? "" : live > 1 ? sessionText.signOutAskBodyMany(live) : sessionText.signOutAskBody,
            unsent === 0 ? "" : sessionText.signOutUnsentBody(unsent),
          ]
            .filter((each) => each !== "")
            .join(" ")}
          yes={live > 0 ? sessionText.signOutAskYes : sessionText.signOutUnsentYes}
          no={sessionText.signOutAskNo}
          onYes={() => {
            screen.question.value = null;
            void asking.run("signOut", () => ask.session.signOut());
          }}
          onNo={() => {
            screen.question.value = null;
          }}
        >
          <OffersInSheet />
        </Confirm>
      )}
    </div>
  );
}
