package org.tacescore.segio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.tacescore.dicom.Code;

/**
 * What a segment is to a liver study: by the code of its property type, else by its name, else
 * {@link SegmentRole#OTHER}.
 *
 * <p>The codes and patterns are data: {@code segment-roles.json}. Names are compared in lower case
 * without accents; the first pattern that is found decides.
 */
final class SegmentRoleRules {
  private static final SegmentRoleRules SHIPPED = load();

  private final Map<String, SegmentRole> byCode;
  private final List<NamePattern> byName;

  private SegmentRoleRules(Map<String, SegmentRole> byCode, List<NamePattern> byName) {
    this.byCode = Map.copyOf(byCode);
    this.byName = List.copyOf(byName);
  }

  static SegmentRoleRules shipped() {
    return SHIPPED;
  }

  SegmentRole role(Code type, String label) {
    SegmentRole coded = byCode.get(key(type.scheme(), type.value()));
    if (coded != null) {
      return coded;
    }
    String name =
        Normalizer.normalize(label, Normalizer.Form.NFKD)
            .replaceAll("[\\u0300-\\u036f]", "")
            .toLowerCase(Locale.ROOT);
    return byName.stream()
        .filter(rule -> rule.pattern().matcher(name).find())
        .map(NamePattern::role)
        .findFirst()
        .orElse(SegmentRole.OTHER);
  }

  /** SRT, SNM3 and 99SDM all designate SNOMED RT (PS3.16 table 8-1). */
  private static String key(String scheme, String value) {
    String designator = scheme.equals("SNM3") || scheme.equals("99SDM") ? "SRT" : scheme;
    return designator + "|" + value;
  }

  private static SegmentRoleRules load() {
    try (InputStream in = SegmentRoleRules.class.getResourceAsStream("segment-roles.json")) {
      if (in == null) {
        throw new IllegalStateException("segment-roles.json is not on the class path");
      }
      JsonNode root = new ObjectMapper().readTree(in);
      Map<String, SegmentRole> byCode = new HashMap<>();
      for (JsonNode entry : root.get("codes")) {
        byCode.put(
            key(entry.get("scheme").asText(), entry.get("value").asText()),
            SegmentRole.valueOf(entry.get("role").asText()));
      }
      List<NamePattern> byName = new ArrayList<>();
      for (JsonNode entry : root.get("names")) {
        byName.add(
            new NamePattern(
                Pattern.compile(entry.get("pattern").asText()),
                SegmentRole.valueOf(entry.get("role").asText())));
      }
      return new SegmentRoleRules(byCode, byName);
    } catch (IOException e) {
      throw new UncheckedIOException("segment-roles.json cannot be read", e);
    }
  }

  private record NamePattern(Pattern pattern, SegmentRole role) {}
}
