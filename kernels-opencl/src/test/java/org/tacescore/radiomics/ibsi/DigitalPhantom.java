package org.tacescore.radiomics.ibsi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tacescore.radiomics.feature.Grids;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/** IBSI's digital phantom: 5 x 4 x 4 voxels of 2 mm, 74 of them in the region. */
final class DigitalPhantom {
  private static final String IMAGE =
      "14411 14611 41641 44641"
          + " 14411 11611 11311 44611"
          + " 14411 11111 11911 11611"
          + " 14411 11111 11111 11611";
  private static final String MASK =
      "11111 11111 11111 11111"
          + " 11111 11111 01111 11111"
          + " 11100 11111 11011 11111"
          + " 11100 11111 11111 11111";
  private static final VolumeGeometry GEOMETRY = Grids.geometry(5, 4, 4, 2, 2, 2);

  private DigitalPhantom() {}

  /** A published value; tolerance and value are empty where no consensus was reached. */
  record Reference(String tag, String ibsiCode, String value, String tolerance) {
    boolean hasValue() {
      return !value.isEmpty();
    }
  }

  static Volume image() {
    return Volume.of(
        GEOMETRY, IMAGE.replace(" ", "").chars().mapToDouble(digit -> digit - '0').toArray());
  }

  static Mask mask() {
    String mask = MASK.replace(" ", "");
    return Mask.where(GEOMETRY, offset -> mask.charAt(offset) == '1');
  }

  static List<Reference> references() {
    try (InputStream in = DigitalPhantom.class.getResourceAsStream("digital-phantom.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(",", -1))
          .map(field -> new Reference(field[0], field[1], field[2], field[3]))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
