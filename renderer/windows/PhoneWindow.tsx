import { useEffect, useId, useMemo } from "preact/hooks";
import { type Call, foregroundCall, liveCalls } from "../../shared/state/call.ts";
import type { MonitorState } from "../../shared/state/monitor.ts";
import { openWork } from "../../shared/state/work.ts";
import { isWrappingUp, openWrapUps } from "../../shared/state/wrap-up.ts";
import { callText } from "../../shared/text/call.ts";
import { directoryText } from "../../shared/text/directory.ts";
import { ActionKeys } from "../actions/ActionKeys.tsx";
import { ask as asked } from "../app/ask.ts";
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
import { useApp } from "../phone/feature.ts";
import { useScreen } from "../phone/screen.ts";
import { ConnectionStrip } from "../session/ConnectionStrip.tsx";
import { Header } from "../session/Header.tsx";
import { ProxyQuestion } from "../session/ProxyQuestion.tsx";
import { SignIn } from "../session/SignIn.tsx";
import { Starting } from "../session/Starting.tsx";
import { Button } from "../ui/Button.tsx";
import { lazy } from "../ui/lazy.tsx";
import { Notices } from "../ui/Notices.tsx";
import { MessageRows } from "../work/MessageRows.tsx";
import { Tabs, tabId } from "./Tabs.tsx";
import "../ui/tokens.css";
import "../ui/base.css";
import "./phone.css";

const Recent = lazy(() => import("../recent/Recent.tsx"));
const Directory = lazy(() => import("../directory/Directory.tsx"));
/** Of those who supervise, or are being coached. */
const MonitorCard = lazy(() => import("../monitor/MonitorCard.tsx"));
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
  const { view, time } = useApp();
  const since = useMemo(time, []);
  switch (view.session.now.phase) {
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
  const { view, ask, dialler } = useApp();
  // The microphone's trouble has a place of its own, with what to do beside it: one word is enough.
  const notices = view.desktop.notices.filter((notice) => !notice.key.startsWith("microphone"));
  return (
    <Notices
      notices={notices}
      onClose={(id) => void asked(() => ask.desktop.closeNotice({ id }))}
      onUse={(group) => void asked(() => ask.audio.useDevice({ group }))}
      onRedial={(number) => dialler.put({ number, name: "", contactId: "" })}
    />
  );
}

const isMonitored = ({ now, last, onMe }: MonitorState) => now !== null || last !== null || onMe.length > 0;

/** Signed in: offers first, then calls, then the dial pad. */
function Main() {
  const { view } = useApp();
  const screen = useScreen();
  const panelId = useId();
  const tab = screen.tab.value;
  const waiting = openWrapUps(view.wrapUps);
  const isWrapping = isWrappingUp(view.agent);
  // Wrap-up opens its room by itself, and the room is gone with the last call in it.
  const newest = waiting.at(-1)?.workitemId ?? "";
  useEffect(() => {
    if (newest !== "" && isWrapping) {
      screen.wrapUp.value = newest;
      screen.tab.value = "wrapUp";
    } else if (newest === "" && screen.tab.value === "wrapUp") screen.tab.value = "keypad";
  }, [newest, isWrapping]);
  const calls = view.calls;
  const live = liveCalls(calls);
  const call = foregroundCall(calls);
  const offered = view.offers.open.length > 0;
  const isBeside = (each: Call) => each.callId !== call?.callId && !(call?.inConference && each.inConference);
  const others = live.filter(isBeside);
  const isSpokenOf = (each: Call) =>
    tab === "wrapUp" && waiting.some((one) => one.workitemId === each.callId);
  const ended = calls.list.filter((each) => each.phase === "ended" && !isSpokenOf(each)).slice(-2);
  // The dial pad beside a held call goes away as soon as somebody is talked to.
  const padOverCall = screen.padBeside.value && live.every((each) => each.hold === "on");
  const isPadDone = screen.padBeside.value && !padOverCall;
  useEffect(() => {
    if (isPadDone) screen.padBeside.value = false;
  }, [isPadDone]);
  const isPadShown = padOverCall || (call === null && !offered);
  // A number from another program is shown where it can be called, as soon as it can.
  const wanted = view.desktop.clickToDial?.id;
  useEffect(() => {
    if (wanted === undefined) return;
    screen.tab.value = "keypad";
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
          {isMonitored(view.monitor) && <MonitorCard />}
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
            <MessageRows isBeside />
            <ActiveCall
              key={call.callId}
              call={call}
              small={offered || others.length > 0 || openWork(view.work).length > 0}
            />
          </>
        )}
        {call === null && !offered && (
          <>
            <EndedOffer />
            {ended.map((each) => (
              <EndedCall key={each.callId} call={each} />
            ))}
            <MessageRows isBeside={false} />
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
