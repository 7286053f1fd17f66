import { table } from "./language.ts";

export const peopleText = table((all) => all.people.peopleText);
