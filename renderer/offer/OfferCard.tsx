import { acceptedCall, agentControls, enabled, offerControls, waiting } from "../../shared/state/controls.ts";
import { isVoiceOffer, type Offer } from "../../shared/state/offer.ts";
import { userOf } from "../../shared/state/session.ts";
import { callText } from "../../shared/text/call.ts";
import { offerText } from "../../shared/text/offer.ts";
import { secondsLeft } from "../../shared/time.ts";
import { type Asking, useAsk } from "../app/ask.ts";
import { useKeys } from "../app/keys.ts";
import { useRegion } from "../app/place.ts";
import { Party, PhoneNumber } from "../party/Party.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import { InlineList } from "../ui/InlineList.tsx";
import { Menu, MenuItem } from "../ui/Menu.tsx";
import { callerName } from "./caller.ts";
import { useApp } from "./feature.ts";
import { Ring } from "./Ring.tsx";
import "./offer.css";

/**
 * One offer. It never takes the focus and has no default button; the chord belongs to the first one.
 * Large when nothing else goes on.
 */
export function OfferCard(props: {
  readonly offer: Offer;
  readonly large: boolean;
  readonly chord: boolean;
}) {
  const { offer, large } = props;
  const { ask, now, view } = useApp();
  const region = useRegion();
  const asking = useAsk();
  const { accept, reject } = offerControls(view, offer.offerId);
  const isAccepted = acceptedCall(view) === offer;
  const hangUp = offer.isLeft === true ? waiting("ending") : enabled;
  const keys = useKeys();
  const who = callerName(offer, region);
  const whole = offer.expiresAt === null ? 0 : Math.max(1, offer.expiresAt - offer.createdAt);
  // Never more than the whole: the clock on the screen may be a moment older than the offer.
  const left = offer.expiresAt === null ? null : Math.min(whole, Math.max(0, offer.expiresAt - now.value));
  const title = titleOf(offer, userOf(view.session)?.autoAccepts === true);
  const state =
    offer.phase === "accepting"
      ? offerText.accepting(offer.channel)
      : offer.phase === "rejecting"
        ? offerText.rejecting
        : "";
  return (
    <section
      class={`offer ${large ? "offer-large" : "offer-small"}`}
      aria-label={offerText.group(offer.channel, who)}
    >
      <div class="offer-who">
        <Ring share={left === null ? null : Math.min(1, left / whole)}>
          <Avatar name={offer.name} size={large ? "l" : "m"} />
        </Ring>
        <div class="offer-words">
          <p class="offer-kind">{state === "" ? title : state}</p>
          <h2 class="offer-name two-lines" title={who}>
            <Party name={offer.name} number={offer.from} />
          </h2>
          {offer.name !== "" && offer.from !== "" && (
            <p class="offer-number tabular one-line selectable">
              <PhoneNumber number={offer.from} />
            </p>
          )}
          <p class="offer-route two-lines">
            <InlineList words={[offer.queue, offer.campaign]} />
          </p>
          {left !== null && state === "" && (
            <p class="offer-left tabular">{offerText.secondsLeft(secondsLeft(left))}</p>
          )}
        </div>
        <RejectMenu offer={offer} who={who} asking={asking} />
      </div>
      <div class="offer-actions">
        <Button
          size={large ? "l" : "m"}
          tone="stop"
          icon="hangUp"
          wide
          control={isAccepted ? hangUp : reject}
          busy={offer.phase === "rejecting" || offer.isLeft === true || asking.busy.value === "reject"}
          shortcut={props.chord ? keys(isAccepted ? "hangUp" : "reject") : undefined}
          showsKeys
          onPress={() =>
            void asking.run("reject", () =>
              isAccepted
                ? ask.call.hangUp({ callId: offer.workitemId })
                : ask.offer.reject({ offerId: offer.offerId }),
            )
          }
        >
          {isAccepted ? callText.hangUp : offerText.reject}
        </Button>
        <Button
          size={large ? "l" : "m"}
          tone="go"
          icon={isVoiceOffer(offer) ? "phone" : "message"}
          wide
          control={accept}
          busy={offer.phase === "accepting" || asking.busy.value === "accept"}
          shortcut={props.chord ? keys("accept") : undefined}
          showsKeys
          onPress={() => void asking.run("accept", () => ask.offer.accept({ offerId: offer.offerId }))}
        >
          {offerText.accept}
        </Button>
      </div>
      <Problem>{asking.error.value}</Problem>
    </section>
  );
}

function titleOf(offer: Offer, autoAccepts: boolean): string {
  if (offer.source === "line") return offerText.incomingDirect;
  const what = offerText.incoming(offer.channel);
  return autoAccepts && isVoiceOffer(offer) ? `${what} · ${offerText.byItself}` : what;
}

/** Rejecting with a reason: the agent goes to that status at the same time. */
function RejectMenu(props: { readonly offer: Offer; readonly who: string; readonly asking: Asking }) {
  const { offer, asking } = props;
  const { ask, view } = useApp();
  const { offerId } = offer;
  const statuses = view.agent.statuses.filter((status) => status.selectable && status.kind === "unavailable");
  if (offer.source === "line" || statuses.length === 0 || !agentControls(view).status.enabled) return null;
  return (
    <Menu
      label={offerText.rejectTo}
      align="end"
      enabled={offerControls(view, offerId).reject.enabled}
      heading={[offerText.rejectTo]}
      trigger={{
        class: "icon-button",
        title: offerText.rejectAs(props.who),
        face: (
          <>
            <Icon name="more" />
            <span class="sr-only">{offerText.rejectAs(props.who)}</span>
          </>
        ),
      }}
    >
      {statuses.map(({ statusId, name }) => (
        <MenuItem
          key={statusId}
          onPress={() => void asking.run("reject", () => ask.offer.reject({ offerId, statusId }))}
        >
          <bdi>{name}</bdi>
        </MenuItem>
      ))}
    </Menu>
  );
}
