package org.tacescore.dicom;

import java.util.regex.Pattern;

/**
 * The syntax of UIDs, PS3.5 section 9.1: components of digits with single dots between, at most 64
 * characters. Leading zeros are let by.
 */
public final class UniqueIdentifier {
  private static final Pattern UID = Pattern.compile("[0-9]+(\\.[0-9]+)*");

  private UniqueIdentifier() {}

  /** Whether a text is a UID. */
  public static boolean isValid(String text) {
    return text.length() <= 64 && UID.matcher(text).matches();
  }
}
