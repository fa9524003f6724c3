package org.tacescore.worker.receive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.aoju.bus.image.UID;

/**
 * A storage SOP class that the worker takes in, from {@code accepted-sop-classes.csv}.
 *
 * @param uid SOP Class UID
 * @param name its name without "Storage"
 * @param pixels whether its instances hold Pixel Data, which may be compressed
 */
record AcceptedSopClass(String uid, String name, boolean pixels) {
  private static final List<String> UNCOMPRESSED =
      List.of(
          UID.ExplicitVRLittleEndian,
          UID.ImplicitVRLittleEndian,
          UID.DeflatedExplicitVRLittleEndian);

  /** What the worker decodes without loss; JPEG-LS and HTJ2K have no decoder here. */
  private static final List<String> COMPRESSED =
      List.of(
          UID.RLELossless,
          UID.JPEGLossless,
          UID.JPEGLosslessNonHierarchical14,
          UID.JPEG2000LosslessOnly);

  /** In order of preference. */
  String[] transferSyntaxes() {
    return Stream.of(UNCOMPRESSED, pixels ? COMPRESSED : List.<String>of())
        .flatMap(List::stream)
        .toArray(String[]::new);
  }

  static List<AcceptedSopClass> all() {
    try (InputStream in =
            Objects.requireNonNull(
                AcceptedSopClass.class.getResourceAsStream("accepted-sop-classes.csv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      return lines.lines().skip(1).map(AcceptedSopClass::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AcceptedSopClass parse(String line) {
    String[] cells = line.split(",", -1);
    return new AcceptedSopClass(cells[0], cells[1], cells[2].equals("yes"));
  }
}
