import type { ComponentChildren, Ref } from "preact";
import type { DirectoryItem, DirectoryKind } from "../../shared/contract/directory.ts";
import { statusById } from "../../shared/state/agent.ts";
import { directoryText } from "../../shared/text/directory.ts";
import { peopleText } from "../../shared/text/people.ts";
import { StatusShape } from "../agent/StatusShape.tsx";
import { useLoaded } from "../app/use-loaded.ts";
import { useRange } from "../app/use-range.ts";
import { PassingButtons } from "../transfer/PassingButtons.tsx";
import { targetOf } from "../transfer/passing.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { InlineList } from "../ui/InlineList.tsx";
import { LoadState } from "../ui/LoadState.tsx";
import { type PeopleActions, writingOf } from "./actions.ts";
import { CallSettings } from "./CallSettings.tsx";
import { Conversation } from "./Conversation.tsx";
import { Facts } from "./Facts.tsx";
import { useApp } from "./feature.ts";
import { Star } from "./Star.tsx";
import "./profile.css";

export interface ProfileProps {
  readonly kind: DirectoryKind;
  readonly id: string;
  readonly actions: PeopleActions;
  /** Before the name: the way back, where only one of list and profile is seen. */
  readonly before: ComponentChildren;
  readonly headingRef: Ref<HTMLHeadingElement>;
}

/** Who somebody is, how they are now, and what can be done with them. */
export function Profile({ kind, id, actions, before, headingRef }: ProfileProps) {
  const { ask } = useApp();
  const profile = useLoaded(`${kind} ${id}`, () => ask.directory.profile({ kind, id }));
  const live = useRange("person", { kind, id });
  const item = live.rowAt(0);
  const isGone = item === null && !live.isLoading;
  return (
    <div class="profile">
      <header class="profile-head">
        {before}
        {item !== null && <Avatar name={item.name} size="l" />}
        <div class="profile-who">
          <h2 ref={headingRef} tabIndex={-1}>
            <bdi>{item === null ? peopleText.one : item.name || directoryText.unnamed}</bdi>
          </h2>
          {item !== null && <How item={item} />}
        </div>
        {item !== null && <Star item={item} actions={actions} />}
      </header>
      {isGone ? (
        <p class="quiet" role="status">
          {peopleText.gone}
        </p>
      ) : (
        <>
          {item !== null && <Deeds item={item} actions={actions} />}
          {kind === "contacts" && <Conversation contactId={id} name={item?.name ?? ""} />}
          {profile.value !== null && <Facts profile={profile.value} actions={actions} />}
          {kind === "agents" && profile.value !== null && <CallSettings userId={id} />}
          <LoadState of={profile} isEmpty={profile.value === null} loading={peopleText.loading} />
        </>
      )}
    </div>
  );
}

/** An agent's status with its shape, and what they are. */
function How({ item }: { readonly item: DirectoryItem }) {
  const status = statusById(useApp().view.agent, item.statusId);
  const words = [status?.name ?? "", item.detail || peopleText.role[item.kind]];
  return (
    <p class="quiet profile-how" role="status">
      {status !== null && <StatusShape kind={status.kind} />}
      <InlineList words={words.filter((each) => each !== "")} />
    </p>
  );
}

function Deeds({ item, actions }: { readonly item: DirectoryItem; readonly actions: PeopleActions }) {
  const { passed, passing, canDial } = actions;
  const who = item.name || item.number || directoryText.unnamed;
  const to = targetOf(item);
  const writing = writingOf(item);
  return (
    <div class="profile-deeds">
      {item.number !== "" && (
        <Button
          icon="phone"
          tone={canDial.enabled ? "accent" : "plain"}
          label={directoryText.callWho(who)}
          control={canDial}
          onPress={() => actions.call(item, item.number)}
        >
          {directoryText.call}
        </Button>
      )}
      {writing !== null && (
        <Button
          icon={writing.channel === "sms" ? "message" : "mail"}
          label={writing.channel === "sms" ? peopleText.messageWho(who) : peopleText.emailWho(who)}
          busy={actions.isBusy("write", item.key)}
          onPress={() => actions.write(item, writing)}
        >
          {writing.channel === "sms" ? peopleText.message : peopleText.email}
        </Button>
      )}
      {passed !== null && to !== null && (
        <PassingButtons passing={passing} callId={passed.callId} to={to} who={who} />
      )}
    </div>
  );
}
