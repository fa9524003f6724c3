package org.tacescore.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;

/**
 * Checks a document against the template rows and the relationships of its IOD, which no public
 * tool does: dciodvfy and dsrdump accept a TID 1411 group without its segment.
 */
final class TemplateAssertions {
  /** PS3.3 table A.35.3-2, as far as the value types in use go. */
  private static final Map<String, Set<String>> LEGAL_TARGETS =
      Map.of(
          "CONTAINS", Set.of("TEXT", "CODE", "NUM", "UIDREF", "IMAGE", "CONTAINER"),
          "HAS OBS CONTEXT", Set.of("TEXT", "CODE", "NUM", "UIDREF"),
          "HAS CONCEPT MOD", Set.of("TEXT", "CODE"));

  private final List<String> violations = new ArrayList<>();

  private TemplateAssertions() {}

  static List<String> violations(Attributes document) {
    TemplateAssertions assertions = new TemplateAssertions();
    assertions.checkRoot(document);
    return List.copyOf(assertions.violations);
  }

  private void checkRoot(Attributes root) {
    require(concept(root).equals("126001 DCM"), "TID 1500 row 1: title is " + concept(root));
    require(template(root).equals("1500"), "root template is " + template(root));
    checkChildren(root, TemplateRows.TID_1500, "root");
    for (Attributes child : children(root)) {
      if (concept(child).equals("126010 DCM")) {
        checkMeasurements(child);
      }
    }
  }

  private void checkMeasurements(Attributes container) {
    checkChildren(container, TemplateRows.IMAGING_MEASUREMENTS, "126010");
    String last = "1411";
    for (Attributes group : children(container)) {
      String template = template(group);
      require(template.compareTo(last) >= 0, "TID 1500: row 9 stands before row 8");
      last = template;
      switch (template) {
        case "1411" -> checkChildren(group, TemplateRows.TID_1411, "TID 1411 group");
        case "1501" -> checkChildren(group, TemplateRows.TID_1501, "TID 1501 group");
        default -> violations.add("a measurement group of template " + template);
      }
      checkFirstUid(group);
    }
  }

  /** facts of OHIF: the first UIDREF of a group is read as its tracking UID. */
  private void checkFirstUid(Attributes group) {
    String first =
        children(group).stream()
            .filter(item -> item.getString(Tag.ValueType, "").equals("UIDREF"))
            .map(TemplateAssertions::concept)
            .findFirst()
            .orElse("none");
    require(first.equals("112040 DCM"), "the first UIDREF of a group is " + first);
  }

  private void checkChildren(Attributes parent, List<TemplateRow> rows, String where) {
    int[] counts = new int[rows.size()];
    int position = 0;
    for (Attributes item : children(parent)) {
      checkItem(item, where);
      int row = rowOf(item, rows);
      if (row < 0) {
        violations.add(where + ": no row for " + describe(item));
        continue;
      }
      require(row >= position, where + ": out of order: " + describe(item));
      position = Math.max(position, row);
      counts[row]++;
    }
    for (int row = 0; row < counts.length; row++) {
      TemplateRow needed = rows.get(row);
      require(!needed.mandatory() || counts[row] > 0, where + ": missing " + needed.id());
      require(needed.many() || counts[row] < 2, where + ": more than one " + needed.id());
    }
  }

  private static int rowOf(Attributes item, List<TemplateRow> rows) {
    for (int row = 0; row < rows.size(); row++) {
      String relationship = item.getString(Tag.RelationshipType, "");
      if (rows.get(row).matches(relationship, item.getString(Tag.ValueType, ""), concept(item))) {
        return row;
      }
    }
    return -1;
  }

  private void checkItem(Attributes item, String where) {
    String valueType = item.getString(Tag.ValueType, "");
    String relationship = item.getString(Tag.RelationshipType, "");
    require(!concept(item).isBlank(), where + ": unnamed item " + describe(item));
    require(
        LEGAL_TARGETS.getOrDefault(relationship, Set.of()).contains(valueType),
        where + ": illegal in Comprehensive SR: " + describe(item));
    require(
        valueType.equals("CONTAINER") || children(item).isEmpty(),
        where + ": viewers do not show what hangs below " + describe(item));
    require(hasValue(item, valueType), where + ": no value in " + describe(item));
  }

  private static boolean hasValue(Attributes item, String valueType) {
    return switch (valueType) {
      case "CONTAINER" -> !children(item).isEmpty();
      case "TEXT" -> item.containsValue(Tag.TextValue);
      case "UIDREF" -> item.containsValue(Tag.UID);
      case "CODE" -> isCode(item.getNestedDataset(Tag.ConceptCodeSequence));
      case "NUM" -> isNumber(item.getNestedDataset(Tag.MeasuredValueSequence));
      case "IMAGE" -> isSegment(item.getNestedDataset(Tag.ReferencedSOPSequence));
      default -> false;
    };
  }

  private static boolean isCode(Attributes code) {
    return code != null
        && code.containsValue(Tag.CodingSchemeDesignator)
        && code.containsValue(Tag.CodeMeaning)
        && (code.containsValue(Tag.CodeValue) || code.containsValue(Tag.LongCodeValue));
  }

  private static boolean isNumber(Attributes value) {
    return value != null
        && value.containsValue(Tag.NumericValue)
        && isCode(value.getNestedDataset(Tag.MeasurementUnitsCodeSequence));
  }

  private static boolean isSegment(Attributes reference) {
    return reference != null
        && reference.containsValue(Tag.ReferencedSOPClassUID)
        && reference.containsValue(Tag.ReferencedSOPInstanceUID)
        && reference.containsValue(Tag.ReferencedSegmentNumber);
  }

  private void require(boolean holds, String violation) {
    if (!holds) {
      violations.add(violation);
    }
  }

  static List<Attributes> children(Attributes item) {
    Sequence items = item.getSequence(Tag.ContentSequence);
    return items == null ? List.of() : List.copyOf(items);
  }

  static String concept(Attributes item) {
    Attributes name = item.getNestedDataset(Tag.ConceptNameCodeSequence);
    return isCode(name)
        ? name.getString(Tag.CodeValue, name.getString(Tag.LongCodeValue))
            + " "
            + name.getString(Tag.CodingSchemeDesignator)
        : "";
  }

  private static String template(Attributes container) {
    Attributes template = container.getNestedDataset(Tag.ContentTemplateSequence);
    return template == null ? "" : template.getString(Tag.TemplateIdentifier, "");
  }

  private static String describe(Attributes item) {
    return "%s %s (%s)"
        .formatted(
            item.getString(Tag.RelationshipType, "-"),
            item.getString(Tag.ValueType, "-"),
            concept(item));
  }
}
