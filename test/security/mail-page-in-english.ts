/** The mail's page as it is made, with a language chosen: what a page of ours does when it starts. */
import "../../shared/text/test-setup.ts";

export * from "../../renderer/mail/mail-page.ts";
