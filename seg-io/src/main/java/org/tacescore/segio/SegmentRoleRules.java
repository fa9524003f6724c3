package org.tacescore.segio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tacescore.dicom.Code;

/**
 * What a segment is to a liver study: what the site says of its label, else by the code of its
 * property type and by its name, else {@link SegmentRole#UNKNOWN}.
 *
 * <p>A code and a name that contradict each other make it unknown, too. A name may say more than
 * its code: which vessel, or what a mere lesion is. The codes and patterns are data: {@code
 * segment-roles.json}.
 */
public final class SegmentRoleRules {
  private static final SegmentRoleRules SHIPPED = load();

  private final Map<String, CodedRole> byCode;
  private final SegmentNameRules byName;
  private final Map<String, SegmentRole> byLabel;

  private SegmentRoleRules(
      Map<String, CodedRole> byCode, SegmentNameRules byName, Map<String, SegmentRole> byLabel) {
    this.byCode = Map.copyOf(byCode);
    this.byName = byName;
    this.byLabel = Map.copyOf(byLabel);
  }

  /** The rules that come with the software. */
  public static SegmentRoleRules shipped() {
    return SHIPPED;
  }

  /**
   * These rules, but first what a site says of its labels.
   *
   * @param roles role by Segment Label (0062,0005), compared exactly but for white space around it
   */
  public SegmentRoleRules withLabels(Map<String, SegmentRole> roles) {
    Map<String, SegmentRole> stripped = new HashMap<>(byLabel);
    roles.forEach((label, role) -> stripped.put(label.strip(), role));
    return new SegmentRoleRules(byCode, byName, stripped);
  }

  /** What the site says, in an order of its own; empty if it says nothing. For job keys. */
  public String siteText() {
    return byLabel.isEmpty() ? "" : new TreeMap<>(byLabel).toString();
  }

  /** The role of a segment with a property type and a label. */
  public SegmentRole role(Code type, String label) {
    SegmentRole said = byLabel.get(label.strip());
    if (said != null) {
      return said;
    }
    Optional<SegmentRole> named = byName.role(label);
    CodedRole coded = byCode.get(key(type.scheme(), type.value()));
    return coded == null
        ? named.orElse(SegmentRole.UNKNOWN)
        : named.map(coded::with).orElse(coded.role());
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
      Map<String, CodedRole> byCode = new HashMap<>();
      for (JsonNode entry : root.get("codes")) {
        byCode.put(
            key(entry.get("scheme").asText(), entry.get("value").asText()),
            new CodedRole(role(entry), entry.path("generic").asBoolean(false)));
      }
      Map<String, String> words = new HashMap<>();
      root.get("words")
          .properties()
          .forEach(word -> words.put(word.getKey(), word.getValue().asText()));
      List<SegmentNameRules.Rule> names = new ArrayList<>();
      for (JsonNode entry : root.get("names")) {
        names.add(SegmentNameRules.rule(entry.get("pattern").asText(), words, role(entry)));
      }
      return new SegmentRoleRules(byCode, new SegmentNameRules(names), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException("segment-roles.json cannot be read", e);
    }
  }

  private static SegmentRole role(JsonNode entry) {
    return SegmentRole.valueOf(entry.get("role").asText());
  }

  /**
   * What a code says.
   *
   * @param generic whether it may be something else that a name tells
   */
  private record CodedRole(SegmentRole role, boolean generic) {
    SegmentRole with(SegmentRole named) {
      if (generic || named == role || refines(named, role)) {
        return named;
      }
      return refines(role, named) ? role : SegmentRole.UNKNOWN;
    }

    private static boolean refines(SegmentRole special, SegmentRole general) {
      return general == SegmentRole.VESSEL
          && (special == SegmentRole.AORTA || special == SegmentRole.PORTAL_VEIN);
    }
  }
}
