package org.tacescore.segio;

/** Why the times of a series or of a study are not taken as evidence for a contrast phase. */
public enum TimeDoubt {
  NO_ACQUISITION_DATE("Acquisition Time stands without a date"),
  CLOCKS_DISAGREE("Acquisition DateTime and Acquisition Time name different times"),
  SEVERAL_START_TIMES("more than one injection start time is given"),
  START_IS_MIDNIGHT("the injection start time is 00:00:00, which nobody measured"),
  START_IS_AN_ACQUISITION("the injection start time is a copy of an acquisition time"),
  ONE_TIME_FOR_ALL("series of different phases carry the same acquisition time");

  private final String sentence;

  TimeDoubt(String sentence) {
    this.sentence = sentence;
  }

  /** What is wrong, in words for a radiographer. */
  public String sentence() {
    return sentence;
  }
}
