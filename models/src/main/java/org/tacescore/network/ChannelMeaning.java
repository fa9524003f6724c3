package org.tacescore.network;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the channels of a network's image are. */
public enum ChannelMeaning {
  /** Neighbouring slices of one phase, from the lower to the higher slice index. */
  @JsonProperty("adjacent-slices")
  ADJACENT_SLICES,
  /** One phase each: arterial, then portal venous. */
  @JsonProperty("phases")
  PHASES
}
