import type { Token } from "../../shared/messages/tokens.ts";
import { withPostDial } from "../../shared/numbers/post-dial.ts";
import { conversationText } from "../../shared/text/conversation.ts";
import { usePlace } from "../app/place.ts";
import { linkedText } from "./linked.ts";

/**
 * A text with its links. None is followed by a press alone: main is told where it leads, asks, and opens it outside;
 * a number comes up in the phone.
 */
export function Words({ text }: { readonly text: string }) {
  return (
    <>
      {linkedText(text, usePlace()).map((token, place) => (
        // A text's pieces do not move.
        <Piece key={place} token={token} />
      ))}
    </>
  );
}

function Piece({ token }: { readonly token: Token }) {
  switch (token.kind) {
    case "text":
      return <>{token.text}</>;
    case "link":
      return (
        <>
          <Link to={token.target.href} title={conversationText.goesTo(token.target.goesTo)}>
            {token.text}
          </Link>
          {token.isDisguised && (
            <strong class="bubble-warning"> {conversationText.disguised(token.target.goesTo)}</strong>
          )}
        </>
      );
    case "email":
      return (
        <Link to={mailLink(token.address)} title={conversationText.write(token.address)}>
          {token.text}
        </Link>
      );
    case "number": {
      const number = withPostDial(token.number.to, token.number.postDial);
      return (
        <Link to={`tel:${number}`} title={conversationText.call(number)}>
          {token.text}
        </Link>
      );
    }
  }
}

/** Letters of a link's own are coded, but for the one that every mail program looks for. */
const mailLink = (address: string) => `mailto:${encodeURIComponent(address).replaceAll("%40", "@")}`;

function Link(props: { readonly to: string; readonly title: string; readonly children: string }) {
  return (
    <a href={props.to} title={props.title} target="_blank" rel="noreferrer">
      {props.children}
    </a>
  );
}
