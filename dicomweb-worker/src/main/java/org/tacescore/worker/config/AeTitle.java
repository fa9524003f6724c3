package org.tacescore.worker.config;

import java.util.regex.Pattern;

/**
 * The name of an application entity (DICOM PS3.5 section 6.2, AE).
 *
 * @param value 1 to 16 printable ASCII characters, no backslash, no leading or trailing space
 */
public record AeTitle(String value) {
  private static final Pattern FORM =
      Pattern.compile("[!-\\[\\]-~]([ -\\[\\]-~]{0,14}[!-\\[\\]-~])?");

  public AeTitle {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an AE title has 1 to 16 printable ASCII characters and no backslash, got '%s'"
              .formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
