import { type AgentView, standardView } from "../../shared/state/board-settings.ts";
import { monitorText } from "../../shared/text/monitor.ts";
import { useAsk } from "../app/ask.ts";
import { Problem } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Menu, MenuChoice, MenuItem, MenuLine } from "../ui/Menu.tsx";
import { useBoard } from "./board-screen.ts";
import { useBoardSettings } from "./board-settings.ts";
import { useApp } from "./feature.ts";

const isSame = (a: AgentView, b: AgentView) =>
  a.show === b.show &&
  a.queueId === b.queueId &&
  a.group === b.group &&
  a.sort === b.sort &&
  a.isDown === b.isDown;

/** Views under names of one's own: to look at one, to keep this one, and to remove the one that is looked at. */
export function ViewMenu() {
  const { view, dialog } = useBoard();
  const { views } = useBoardSettings();
  const { ask } = useApp();
  const asking = useAsk();
  const current = views.find((each) => isSame(each.view, view.value));
  const choose = (to: AgentView) => {
    view.value = to;
  };
  return (
    <>
      <Menu
        label={monitorText.views}
        align="end"
        trigger={{
          class: "button plain size-m board-views",
          face: (
            <>
              <bdi class="one-line">{current?.name ?? monitorText.views}</bdi>
              <Icon name="down" />
            </>
          ),
        }}
      >
        <MenuChoice
          chosen={isSame(standardView, view.value)}
          mark={<Icon name="check" />}
          onPress={() => choose(standardView)}
        >
          {monitorText.standardView}
        </MenuChoice>
        {views.map(({ name, view: saved }) => (
          <MenuChoice
            key={name}
            chosen={current?.name === name}
            mark={<Icon name="check" />}
            onPress={() => choose(saved)}
          >
            <bdi>{name}</bdi>
          </MenuChoice>
        ))}
        <MenuLine />
        <MenuItem
          onPress={() => {
            dialog.value = "saveView";
          }}
        >
          {monitorText.saveView}
        </MenuItem>
        {current !== undefined && (
          <MenuItem
            onPress={() =>
              void asking.run("views", () =>
                ask.board.setViews({ views: views.filter((each) => each !== current) }),
              )
            }
          >
            {monitorText.removeView(current.name)}
          </MenuItem>
        )}
      </Menu>
      <Problem>{asking.error.value}</Problem>
    </>
  );
}
