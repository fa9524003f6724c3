package org.tacescore.worker.web;

/**
 * A series that an orphan refers to.
 *
 * @param seriesInstanceUid Series Instance UID
 * @param place where it is: {@link #ABSENT}, {@link #REJECTED}, {@link #ARRIVED} (its study is
 *     about to be looked at), or the Study Instance UID of another study
 */
public record ReferredSeries(String seriesInstanceUid, String place) {
  public static final String ABSENT = "";
  public static final String REJECTED = "rejected";
  public static final String ARRIVED = "arrived";

  /** {@code series 1.2.3, which has not come}. */
  String sentence() {
    return "series "
        + seriesInstanceUid
        + switch (place) {
          case ABSENT -> ", which has not come";
          case REJECTED -> ", which was taken back";
          case ARRIVED -> ", which has come";
          default -> ", which is of study " + place;
        };
  }
}
