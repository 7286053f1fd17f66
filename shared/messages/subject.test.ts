import { expect, test } from "vitest";
import { forwardSubject, replySubject } from "./subject.ts";

test.each([
  ["Your order", "Re: Your order"],
  ["Re: Your order", "Re: Your order"],
  ["RE: re: Your order", "Re: Your order"],
  ["AW: Ihre Bestellung", "Re: Ihre Bestellung"],
  ["Re: AW: Antw: Sv: Odp: Bestellung", "Re: Bestellung"],
  ["RES: Pedido", "Re: Pedido"],
  ["R: Ordine", "Re: Ordine"],
  ["回复：订单", "Re: 订单"],
  ["Απ: Παραγγελία", "Re: Παραγγελία"],
  ["השב: הזמנה", "Re: הזמנה"],
  ["Re[2]: Your order", "Re: Your order"],
  ["Re (3): Your order", "Re: Your order"],
  ["RE : Commande", "Re: Commande"],
  ["Fwd: Your order", "Re: Fwd: Your order"],
  ["Re: Fwd: Re: Your order", "Re: Fwd: Re: Your order"],
  ["Re: [#4711] Re: Your order", "Re: [#4711] Re: Your order"],
  ["Regarding: Your order", "Re: Regarding: Your order"],
  ["Resume: mine", "Re: Resume: mine"],
  ["10:30 tomorrow", "Re: 10:30 tomorrow"],
  ["a\r\nBcc: x@evil.test", "Re: a Bcc: x@evil.test"],
  ["", "Re:"],
  ["Re:", "Re:"],
])("a reply to %j: %j", (subject, replied) => {
  expect(replySubject(subject)).toBe(replied);
  expect(replySubject(replied)).toBe(replied);
});

test.each([
  ["Your order", "Fwd: Your order"],
  ["Fwd: Your order", "Fwd: Your order"],
  ["FW: Fw: WG: Your order", "Fwd: Your order"],
  ["TR : Commande", "Fwd: Commande"],
  ["转发: 订单", "Fwd: 订单"],
  ["İLT: Sipariş", "Fwd: Sipariş"],
  ["Re: Your order", "Fwd: Re: Your order"],
  ["", "Fwd:"],
])("%j passed on: %j", (subject, passed) => {
  expect(forwardSubject(subject)).toBe(passed);
});
