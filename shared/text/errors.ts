import { phrase } from "./language.ts";

export const failureText = phrase((all) => all.errors.failureText);
