package org.tacescore.radiomics.ibsi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tags of all features and their IBSI codes, in the order of the published reference values.
 *
 * <p>The tag of a texture feature ends with the aggregation: {@code cm_contrast_3D_avg}, {@code
 * szm_sze_2D}.
 */
public final class FeatureTags {
  private static final String RESOURCE = "features.csv";

  /** By tag without aggregation. */
  private static final Map<String, Entry> ENTRIES = read();

  private static final Map<Family, List<String>> BY_FAMILY = byFamily();

  private record Entry(Family family, String ibsiCode) {}

  private FeatureTags() {}

  private static Map<String, Entry> read() {
    try (InputStream in = FeatureTags.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("resource " + RESOURCE + " is missing from the build");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      Map<String, Entry> entries = new LinkedHashMap<>();
      for (String line : reader.lines().filter(text -> !text.startsWith("#")).toList()) {
        String[] field = line.split(",", -1);
        entries.put(field[1], new Entry(Family.ofKey(field[0]), field[2]));
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + RESOURCE + " cannot be read", e);
    }
  }

  private static Map<Family, List<String>> byFamily() {
    Map<Family, List<String>> families = new EnumMap<>(Family.class);
    ENTRIES.forEach(
        (tag, entry) ->
            families.computeIfAbsent(entry.family(), family -> new ArrayList<>()).add(tag));
    return families;
  }

  /** Tags of a family, without aggregation. */
  static List<String> of(Family family) {
    return BY_FAMILY.getOrDefault(family, List.of());
  }

  /** Tags of all features, without aggregation. */
  static List<String> all() {
    return List.copyOf(ENTRIES.keySet());
  }

  /** The IBSI code of a feature, by its tag with or without aggregation; empty for no feature's. */
  public static String ibsiCode(String tag) {
    Entry entry = ENTRIES.get(tag.replaceFirst("_(2D|2_5D|3D)(_avg|_comb)?$", ""));
    return entry == null ? "" : entry.ibsiCode();
  }
}
