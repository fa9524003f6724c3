package org.tacescore.score.clinical;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How well a score's numbers are known; scores known worse are not computed. */
public enum Verification {
  @JsonProperty("V")
  VERIFIED("V", "The numbers were read in a source that was at hand."),
  @JsonProperty("C")
  SECONDARY("C", "The numbers agree between secondary sources; the first print was not at hand.");

  private final String letter;
  private final String sentence;

  Verification(String letter, String sentence) {
    this.letter = letter;
    this.sentence = sentence;
  }

  /** {@code V} or {@code C}. */
  public String letter() {
    return letter;
  }

  /** One sentence that stands beside the score. */
  public String sentence() {
    return sentence;
  }
}
