package org.tacescore.network;

/** What the channels of a network's image are. */
public enum ChannelMeaning {
  /** Neighbouring slices of one phase, from the lower to the higher slice index. */
  ADJACENT_SLICES,
  /** One phase each: arterial, then portal venous. */
  PHASES
}
