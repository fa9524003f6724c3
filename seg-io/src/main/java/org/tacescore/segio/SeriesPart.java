package org.tacescore.segio;

/**
 * The images of a series that form one stack: the whole series, or one of the stacks that a dynamic
 * or otherwise repeated acquisition put into it. The key wherever images are meant.
 *
 * @param seriesInstanceUid Series Instance UID (0020,000E)
 * @param label what tells the part from the others, e.g. {@code temporal position 2}; empty for a
 *     whole series
 */
public record SeriesPart(String seriesInstanceUid, String label) implements Comparable<SeriesPart> {

  /** The series as one stack. */
  public static SeriesPart whole(String seriesInstanceUid) {
    return new SeriesPart(seriesInstanceUid, "");
  }

  public boolean isWhole() {
    return label.isEmpty();
  }

  @Override
  public int compareTo(SeriesPart other) {
    int bySeries = seriesInstanceUid.compareTo(other.seriesInstanceUid);
    return bySeries != 0 ? bySeries : label.compareTo(other.label);
  }

  /** The UID, with the label in brackets behind it where there is one. */
  @Override
  public String toString() {
    return isWhole() ? seriesInstanceUid : seriesInstanceUid + " (" + label + ")";
  }
}
