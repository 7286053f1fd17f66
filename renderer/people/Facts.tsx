import type { ComponentChildren } from "preact";
import type { Profile, Reach, VoiceSummary } from "../../shared/contract/directory.ts";
import { directoryText } from "../../shared/text/directory.ts";
import { languageName, zoneText } from "../../shared/text/format.ts";
import { peopleText } from "../../shared/text/people.ts";
import { useRegion } from "../app/place.ts";
import { formatNumber } from "../numbers/numbers.ts";
import { PhoneNumber } from "../party/Party.tsx";
import { IconButton } from "../ui/Button.tsx";
import type { PeopleActions } from "./actions.ts";
import { useApp } from "./feature.ts";

/** What is known of somebody; what is not is left out. */
export function Facts({ profile, actions }: { readonly profile: Profile; readonly actions: PeopleActions }) {
  const { now } = useApp();
  const { item, language, timeZone, voice } = profile;
  return (
    <dl class="facts">
      <Fact name={peopleText.description}>{profile.description}</Fact>
      {item.kind === "agents" && <Fact name={peopleText.extension}>{item.number}</Fact>}
      <Reaches
        name={peopleText.numbers}
        list={profile.numbers}
        profile={profile}
        actions={actions}
        isNumber
      />
      <Reaches name={peopleText.emails} list={profile.emails} profile={profile} actions={actions} />
      {profile.emails.length === 0 && <Fact name={peopleText.username}>{profile.username}</Fact>}
      <Names name={peopleText.queues} list={profile.queues} />
      <Names name={peopleText.skills} list={profile.skills} />
      <Fact name={peopleText.language}>{language === "" ? "" : languageName(language)}</Fact>
      <Fact name={peopleText.timeZone}>{timeZone === "" ? "" : zoneText(timeZone, now.value)}</Fact>
      <Names name={peopleText.addresses} list={profile.addresses} />
      {voice !== null && <Voice voice={voice} />}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  if (children === "" || children === null) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd class="selectable">{typeof children === "string" ? <bdi>{children}</bdi> : children}</dd>
    </div>
  );
}

function Names({ name, list }: { readonly name: string; readonly list: readonly string[] }) {
  if (list.length === 0) return null;
  return (
    <Fact name={name}>
      <ul class="fact-names">
        {list.map((each) => (
          <li key={each}>
            <bdi>{each}</bdi>
          </li>
        ))}
      </ul>
    </Fact>
  );
}

/** Each number with a press to call it and one to write there; each address with one to write. */
function Reaches(props: {
  readonly name: string;
  readonly list: readonly Reach[];
  readonly profile: Profile;
  readonly actions: PeopleActions;
  readonly isNumber?: true;
}) {
  const { name, list, profile, actions, isNumber = false } = props;
  const { item } = profile;
  const region = useRegion();
  if (list.length === 0) return null;
  return (
    <Fact name={name}>
      <ul class="reaches">
        {list.map(({ value, label }) => (
          <li key={value}>
            <span class="reach one-line">
              {isNumber ? <PhoneNumber number={value} /> : <bdi>{value}</bdi>}
              {label !== "" && (
                <span class="quiet">
                  {" "}
                  <bdi>{label}</bdi>
                </span>
              )}
            </span>
            {isNumber && (
              <IconButton
                icon="phone"
                label={directoryText.callWho(formatNumber(value, region))}
                control={actions.canDial}
                onPress={() => actions.call(item, value)}
              />
            )}
            <IconButton
              icon={isNumber ? "message" : "mail"}
              label={
                isNumber ? peopleText.messageWho(formatNumber(value, region)) : peopleText.emailWho(value)
              }
              onPress={() => actions.write(item, { channel: isNumber ? "sms" : "email", to: value })}
            />
          </li>
        ))}
      </ul>
    </Fact>
  );
}

function Voice({ voice }: { readonly voice: VoiceSummary }) {
  const region = useRegion();
  const { forwardsTo, isWaiting, takesVoicemail } = voice;
  return (
    <Fact name={peopleText.voice}>
      <ul>
        <li>
          {forwardsTo === ""
            ? peopleText.forwardsNowhere
            : peopleText.forwardsTo(formatNumber(forwardsTo, region))}
        </li>
        <li>{isWaiting ? peopleText.isWaiting : peopleText.isNotWaiting}</li>
        <li>{takesVoicemail ? peopleText.takesVoicemail : peopleText.takesNoVoicemail}</li>
      </ul>
    </Fact>
  );
}
