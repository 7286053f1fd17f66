import * as v from "valibot";

/** The channels an agent can take work of, in the order in which they are shown. */
export const acdChannels = ["voice", "sms", "email", "chat", "fax"] as const;
export type AcdChannel = (typeof acdChannels)[number];

/** The most that can be asked for at once. */
export const mostAtOnce = 20;

/** What an agent takes of one channel. */
export const channelLimitsSchema = v.object({
  enabled: v.boolean(),
  /** So many at once; 0 for no limit. */
  limit: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostAtOnce)),
  /** Is offered during a call. */
  multitasking: v.boolean(),
});
export type ChannelLimits = v.InferOutput<typeof channelLimitsSchema>;

/** By channel; one that is not named is the contact centre's to decide. */
export type Channels = Readonly<Partial<Record<AcdChannel, ChannelLimits>>>;

export const channelsSchema = v.object(v.entriesFromList(acdChannels, v.exactOptional(channelLimitsSchema)));

/** What is taken of a channel nobody said anything of. */
export const anyOfIt: ChannelLimits = { enabled: true, limit: 0, multitasking: false };
