/**
 * How work comes: the field's word in lower case, voice, sms, email, fax or chat. A tenant may have others, which are
 * called as its server calls them.
 */
export type Channel = string;
