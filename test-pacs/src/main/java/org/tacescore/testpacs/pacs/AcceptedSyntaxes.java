package org.tacescore.testpacs.pacs;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aoju.bus.image.UID;

/**
 * Transfer syntaxes that an Accept header asks for (DICOM PS3.18 section 8.7.3.5); where it names
 * none, Explicit VR Little Endian.
 *
 * @param named UIDs, or {@code *} for any
 */
record AcceptedSyntaxes(Set<String> named) {

  private static final Pattern PARAMETER =
      Pattern.compile("transfer-syntax=\"?([0-9.]+|\\*)\"?", Pattern.CASE_INSENSITIVE);
  private static final Set<String> UNCOMPRESSED =
      Set.of(
          UID.ExplicitVRLittleEndian,
          UID.ImplicitVRLittleEndian,
          UID.DeflatedExplicitVRLittleEndian);

  AcceptedSyntaxes {
    named = Set.copyOf(named);
  }

  static AcceptedSyntaxes parse(String accept) {
    Set<String> named = new HashSet<>();
    Matcher matcher = PARAMETER.matcher(accept);
    while (matcher.find()) {
      named.add(matcher.group(1));
    }
    return new AcceptedSyntaxes(named.isEmpty() ? Set.of(UID.ExplicitVRLittleEndian) : named);
  }

  boolean asStored(String stored) {
    return named.contains("*") || named.contains(stored);
  }

  boolean canAnswer(String stored) {
    return asStored(stored)
        || (named.contains(UID.ExplicitVRLittleEndian) && UNCOMPRESSED.contains(stored));
  }
}
