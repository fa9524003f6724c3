package org.tacescore.report;

/**
 * One research mark that an object lacks.
 *
 * @param attribute DICOM keyword of the attribute, or a path of keywords
 * @param found its value, or {@code nothing}
 * @param needed what it has to be
 */
public record Defect(String attribute, String found, String needed) {

  @Override
  public String toString() {
    return "%s: found %s, needed %s".formatted(attribute, found, needed);
  }
}
