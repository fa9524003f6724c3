package org.tacescore.worker.dicomweb;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.aoju.bus.image.galaxy.data.ElementDictionary;

/**
 * An attribute that the catalogue keeps for answers, from {@code catalogued-attributes.csv}.
 *
 * @param level of what it is one
 * @param tag its tag
 * @param always whether it is answered unasked (PS3.18 tables 10.6.3-3 to 10.6.3-5)
 */
record CataloguedAttribute(ResourceLevel level, int tag, boolean always) {

  /** All there are. */
  static final List<CataloguedAttribute> ALL = read();

  private static List<CataloguedAttribute> read() {
    try (InputStream in =
            Objects.requireNonNull(
                CataloguedAttribute.class.getResourceAsStream("catalogued-attributes.csv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      return lines.lines().skip(1).map(CataloguedAttribute::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CataloguedAttribute parse(String line) {
    String[] cells = line.split(",", -1);
    return new CataloguedAttribute(
        ResourceLevel.valueOf(cells[0]),
        ElementDictionary.getStandardElementDictionary().tagForKeyword(cells[1]),
        cells[2].equals("always"));
  }

  String hex() {
    return "%08X".formatted(tag);
  }
}
