package org.tacescore.report;

import java.util.regex.Pattern;

/** What a DICOM UID looks like (PS3.5 section 9.1): digits, dots, at most 64 characters. */
final class Uids {
  private static final Pattern UID = Pattern.compile("(0|[1-9]\\d*)(\\.(0|[1-9]\\d*))+");

  private Uids() {}

  static void require(String name, String uid) {
    if (uid.length() > 64 || !UID.matcher(uid).matches()) {
      throw new IllegalArgumentException("not a %s: '%s'".formatted(name, uid));
    }
  }
}
