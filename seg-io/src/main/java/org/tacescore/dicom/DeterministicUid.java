package org.tacescore.dicom;

import java.math.BigInteger;
import java.util.Arrays;
import org.tacescore.digest.Sha256;

/**
 * UIDs that are a function of what they name, so that a rerun writes the same object.
 *
 * <p>{@code 2.25.} and the decimal form of a UUID (DICOM PS3.5 B.2) whose bits are the first 128 of
 * a SHA-256 with version 8 and the RFC 9562 variant set.
 */
public final class DeterministicUid {

  private DeterministicUid() {}

  /**
   * @param parts what the UID names, in order, e.g. a job key and a role; their boundaries count
   */
  public static String of(String... parts) {
    byte[] hash = Arrays.copyOf(new Sha256().add(lengthPrefixed(parts)).bytes(), 16);
    hash[6] = (byte) (hash[6] & 0x0F | 0x80);
    hash[8] = (byte) (hash[8] & 0x3F | 0x80);
    return "2.25." + new BigInteger(1, hash);
  }

  private static String lengthPrefixed(String[] parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      text.append(part.length()).append(':').append(part);
    }
    return text.toString();
  }
}
