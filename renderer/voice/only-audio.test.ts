import { expect, test } from "vitest";
import { onlyAudio } from "./only-audio.ts";

const session = ["v=0", "o=FreeSWITCH 1 2 IN IP4 192.0.2.1", "s=FreeSWITCH", "t=0 0"];
const audio = ["m=audio 16578 RTP/SAVPF 102", "a=rtpmap:102 opus/48000/2", "a=sendrecv"];
const text = (...sections: readonly (readonly string[])[]) =>
  `${[session, ...sections].flat().join("\r\n")}\r\n`;
const lines = (sdp: string) =>
  onlyAudio(sdp)
    .split("\r\n")
    .filter((line) => line.startsWith("m="));

test("one audio stays as it is", () => {
  expect(onlyAudio(text(audio))).toBe(text(audio));
});

test.each([
  ["video", ["m=video 16580 RTP/SAVPF 96", "a=rtpmap:96 VP8/90000"], "m=video 0 RTP/SAVPF 96"],
  ["a second audio", ["m=audio 16580 RTP/SAVPF 0"], "m=audio 0 RTP/SAVPF 0"],
  [
    "data",
    ["m=application 9 UDP/DTLS/SCTP webrtc-datachannel"],
    "m=application 0 UDP/DTLS/SCTP webrtc-datachannel",
  ],
  ["several ports", ["m=video 16580/2 RTP/SAVPF 96"], "m=video 0 RTP/SAVPF 96"],
])("%s behind it is refused", (_, other, refused) => {
  expect(lines(text(audio, other))).toEqual([audio[0], refused]);
});

test("video before it is refused", () => {
  const video = "m=video 0 RTP/SAVPF 96";
  expect(lines(text(["m=video 16580 RTP/SAVPF 96"], audio))).toEqual([video, audio[0]]);
});

test("an audio that the server itself has refused is not the one", () => {
  expect(lines(text(["m=audio 0 RTP/SAVPF 102"], audio))).toEqual(["m=audio 0 RTP/SAVPF 102", audio[0]]);
});

test("what is refused is not bundled", () => {
  const bundled = text(["a=group:BUNDLE a v"], [...audio, "a=mid:a"], ["m=video 9 RTP/SAVPF 96", "a=mid:v"]);
  expect(onlyAudio(bundled)).toContain("a=group:BUNDLE a\r\n");
});

test.each(["", "not an SDP", text(["m=video 9 RTP/SAVPF 96"])])(
  "without audio it is the browser's to refuse: %j",
  (sdp) => {
    expect(onlyAudio(sdp)).toBe(sdp);
  },
);
