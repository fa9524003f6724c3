package org.tacescore.worker.dicomweb;

import java.util.Map;
import java.util.Optional;
import org.aoju.bus.image.UID;
import org.tacescore.dicom.PixelDecoder;

/** In which transfer syntax an instance or frame is answered (PS3.18 section 8.7.3.5). */
final class TransferSyntaxes {
  static final String DEFAULT = UID.ExplicitVRLittleEndian;
  private static final String ANY = "*";

  /** PS3.18 table 8.7.3-5, by the end of the UID. */
  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry("1.2.840.10008.1.2.4.50", "image/jpeg"),
          Map.entry("1.2.840.10008.1.2.4.51", "image/jpeg"),
          Map.entry("1.2.840.10008.1.2.4.57", "image/jpeg"),
          Map.entry("1.2.840.10008.1.2.4.70", "image/jpeg"),
          Map.entry("1.2.840.10008.1.2.4.80", "image/jls"),
          Map.entry("1.2.840.10008.1.2.4.81", "image/jls"),
          Map.entry("1.2.840.10008.1.2.4.90", "image/jp2"),
          Map.entry("1.2.840.10008.1.2.4.91", "image/jp2"),
          Map.entry("1.2.840.10008.1.2.4.201", "image/jphc"),
          Map.entry("1.2.840.10008.1.2.4.202", "image/jphc"),
          Map.entry("1.2.840.10008.1.2.4.203", "image/jphc"),
          Map.entry("1.2.840.10008.1.2.5", "image/dicom-rle"));

  private TransferSyntaxes() {}

  /**
   * What a client gets.
   *
   * @param stored in which it is stored
   * @param decodable whether its pixels can be decoded, if they are compressed
   * @return empty if the client cannot get what it wants
   */
  static Optional<String> answered(MediaRange range, String stored, boolean decodable) {
    String wanted = range.transferSyntax().orElse(DEFAULT);
    if (wanted.equals(ANY) || wanted.equals(stored)) {
      return Optional.of(stored);
    }
    if (wanted.equals(DEFAULT) && (PixelDecoder.isNative(stored) || decodable)) {
      return Optional.of(DEFAULT);
    }
    boolean open = range.isAnything() && range.transferSyntax().isEmpty();
    return open ? Optional.of(stored) : Optional.empty();
  }

  /** The media type of a compressed frame. */
  static Optional<String> mediaType(String transferSyntaxUid) {
    return Optional.ofNullable(MEDIA_TYPES.get(transferSyntaxUid));
  }
}
