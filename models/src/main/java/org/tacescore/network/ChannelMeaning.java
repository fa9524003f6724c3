package org.tacescore.network;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the channels of a network's image are. */
public enum ChannelMeaning {
  /** Neighbouring slices of one phase, from the lower to the higher slice index. */
  ADJACENT_SLICES("adjacent-slices"),
  /** One phase each: arterial, then portal venous. */
  PHASES("phases");

  private final String word;

  ChannelMeaning(String word) {
    this.word = word;
  }

  /** The word for it in files and options. */
  @JsonValue
  public String word() {
    return word;
  }
}
