package org.tacescore.dicom;

/**
 * A coded concept (DICOM PS3.3 section 8.8).
 *
 * @param value Code Value (0008,0100)
 * @param scheme Coding Scheme Designator (0008,0102)
 * @param meaning Code Meaning (0008,0104), for people only
 */
public record Code(String value, String scheme, String meaning) {

  public Code {
    if (value.isBlank() || scheme.isBlank() || meaning.isBlank()) {
      throw new IllegalArgumentException(
          "a code needs value, scheme and meaning, got (%s, %s, %s)"
              .formatted(value, scheme, meaning));
    }
  }

  /** Whether both name the same concept; the meaning does not count. */
  public boolean sameConceptAs(Code other) {
    return value.equals(other.value) && scheme.equals(other.scheme);
  }
}
