import { feature } from "../app/app.ts";

/** Message work as rows: SMS, email, fax, chat. */
export const [work, useApp] = feature("work", ["work", "wrapUps"]);
