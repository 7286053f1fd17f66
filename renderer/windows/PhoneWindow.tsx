import { useEffect, useId, useMemo } from "preact/hooks";
import { type Call, foregroundCall, liveCalls } from "../../shared/state/call.ts";
import { isWrappingUp, openWrapUps } from "../../shared/state/wrap-up.ts";
import { callText } from "../../shared/text/call.ts";
import { directoryText } from "../../shared/text/directory.ts";
import { ActionKeys } from "../actions/ActionKeys.tsx";
import { ask as asked } from "../app/ask.ts";
import { putIntoPad, usePhone } from "../app/world.ts";
import { ActiveCall } from "../call/ActiveCall.tsx";
import { EndedBeside } from "../call/EndedBeside.tsx";
import { EndedCall } from "../call/EndedCall.tsx";
import { MicrophoneTrouble } from "../call/MicrophoneTrouble.tsx";
import { OtherCalls } from "../call/OtherCalls.tsx";
import { OwnPhone } from "../call/OwnPhone.tsx";
import { ClickToDialBanner } from "../dial/ClickToDial.tsx";
import { DialPad } from "../dial/DialPad.tsx";
import { Announcer } from "../offer/Announcer.tsx";
import { EndedOffer } from "../offer/EndedOffer.tsx";
import { Missed } from "../offer/Missed.tsx";
import { Offers } from "../offer/Offers.tsx";
import { ConnectionStrip } from "../session/ConnectionStrip.tsx";
import { Header } from "../session/Header.tsx";
import { ProxyQuestion } from "../session/ProxyQuestion.tsx";
import { SignIn } from "../session/SignIn.tsx";
import { Starting } from "../session/Starting.tsx";
import { Button } from "../ui/Button.tsx";
import { lazy } from "../ui/lazy.tsx";
import { Notices } from "../ui/Notices.tsx";
import { Tabs, tabId } from "./Tabs.tsx";
import "../ui/tokens.css";
import "../ui/base.css";
import "./phone.css";

const Recent = lazy(() => import("../recent/Recent.tsx"));
const Directory = lazy(() => import("../directory/Directory.tsx"));
const WrapUps = lazy(() => import("../wrap-up/WrapUps.tsx"));

/** The phone window: one screen for each phase of the session. */
export function PhoneWindow() {
  return (
    <>
      <PhaseScreen />
      <ProxyQuestion />
    </>
  );
}

function PhaseScreen() {
  const { state, time } = usePhone();
  const since = useMemo(time, []);
  switch (state.session.value.now.phase) {
    case "starting":
    case "signingOut":
      return <Starting since={since} />;
    case "signedOut":
    case "signingIn":
      return (
        <>
          <div class="phone-news">
            <NoticeList />
            <ClickToDialBanner why="signedOut" />
          </div>
          <SignIn />
        </>
      );
    case "signedIn":
      return <Main />;
  }
}

function NoticeList() {
  const { state, ask, drafts } = usePhone();
  // The microphone's trouble has a place of its own, with what to do beside it: one word is enough.
  const notices = state.desktop.value.notices.filter((notice) => !notice.key.startsWith("microphone"));
  return (
    <Notices
      notices={notices}
      onClose={(id) => void asked(() => ask.desktop.closeNotice({ id }))}
      onUse={(group) => void asked(() => ask.audio.useDevice({ group }))}
      onRedial={(number) => putIntoPad(drafts, { number, name: "", contactId: "" })}
    />
  );
}

/** Signed in: offers first, then calls, then the dial pad. */
function Main() {
  const { state, drafts, screen } = usePhone();
  const panelId = useId();
  const tab = drafts.tab.value;
  const waiting = openWrapUps(state.wrapUps.value);
  const isWrapping = isWrappingUp(state.agent.value);
  // Wrap-up opens its room by itself, and the room is gone with the last call in it.
  const newest = waiting.at(-1)?.workitemId ?? "";
  useEffect(() => {
    if (newest !== "" && isWrapping) {
      drafts.wrapUp.value = newest;
      drafts.tab.value = "wrapUp";
    } else if (newest === "" && drafts.tab.value === "wrapUp") drafts.tab.value = "keypad";
  }, [newest, isWrapping]);
  const calls = state.calls.value;
  const live = liveCalls(calls);
  const call = foregroundCall(calls);
  const offered = state.offers.value.open.length > 0;
  const isBeside = (each: Call) => each.callId !== call?.callId && !(call?.inConference && each.inConference);
  const others = live.filter(isBeside);
  const isSpokenOf = (each: Call) =>
    tab === "wrapUp" && waiting.some((one) => one.workitemId === each.callId);
  const ended = calls.list.filter((each) => each.phase === "ended" && !isSpokenOf(each)).slice(-2);
  // The dial pad beside a held call goes away as soon as somebody is talked to.
  const padOverCall = screen.padBeside.value && live.every((each) => each.hold === "on");
  if (screen.padBeside.value && !padOverCall) screen.padBeside.value = false;
  const isPadShown = padOverCall || (call === null && !offered);
  // A number from another program is shown where it can be called, as soon as it can.
  const wanted = state.desktop.value.clickToDial?.id;
  useEffect(() => {
    if (wanted === undefined) return;
    drafts.tab.value = "keypad";
    if (live.length > 0 && live.every((each) => each.hold === "on")) screen.padBeside.value = true;
  }, [wanted]);

  return (
    <div class="phone">
      <header>
        <Header />
        <ConnectionStrip />
      </header>
      <Announcer />
      <main class="phone-body">
        <div class="phone-news">
          <MicrophoneTrouble />
          <OwnPhone />
          <NoticeList />
          {!isPadShown && <ClickToDialBanner why="onCall" />}
        </div>
        <ActionKeys />
        {offered && <Offers alone={call === null} />}
        {call !== null && padOverCall && (
          <>
            <OtherCalls calls={live} />
            <div class="back-row">
              <Button
                size="s"
                tone="quiet"
                icon="back"
                onPress={() => {
                  screen.padBeside.value = false;
                }}
              >
                {callText.backToCall}
              </Button>
            </div>
            <DialPad />
          </>
        )}
        {call !== null && !padOverCall && (
          <>
            <EndedBeside call={call} />
            <OtherCalls calls={others} />
            <ActiveCall key={call.callId} call={call} small={offered || others.length > 0} />
          </>
        )}
        {call === null && !offered && (
          <>
            <EndedOffer />
            {ended.map((each) => (
              <EndedCall key={each.callId} call={each} />
            ))}
            <Missed />
            <div class="tab-panel" role="tabpanel" id={panelId} aria-labelledby={tabId(tab)}>
              {tab === "wrapUp" && <WrapUps />}
              {tab === "keypad" && <DialPad />}
              {tab === "recent" && <Recent />}
              {tab === "directory" && <Directory />}
            </div>
          </>
        )}
      </main>
      {call === null && !offered && (
        <nav aria-label={directoryText.tabs}>
          <Tabs panelId={panelId} />
        </nav>
      )}
    </div>
  );
}
