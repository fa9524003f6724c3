package org.tacescore.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;

/**
 * Checks a document of ours against the rows of TID 1500, 1411, 1501 and 1410 and the relationships
 * of its IOD: common validators accept a TID 1411 group without its segment.
 *
 * <p>Two rules are those of viewers: the first UIDREF of a group is its tracking UID, and a
 * document titled 126000 has planar groups alone. Source: PS3.16; PS3.3 table A.35.3-2.
 */
public final class TemplateChecker {
  private static final String REPORT_TITLE = "126001 DCM";
  private static final String CONTOUR_TITLE = "126000 DCM";
  private static final String MEASUREMENTS = "126010 DCM";
  private static final String REGION = "SCOORD";

  /** PS3.3 table A.35.3-2, as far as the value types in use go. */
  private static final Map<String, Set<String>> LEGAL_TARGETS =
      Map.of(
          "CONTAINS", Set.of("TEXT", "CODE", "NUM", "UIDREF", "IMAGE", "CONTAINER", REGION),
          "HAS OBS CONTEXT", Set.of("TEXT", "CODE", "NUM", "UIDREF"),
          "HAS CONCEPT MOD", Set.of("TEXT", "CODE"),
          "SELECTED FROM", Set.of("IMAGE"));

  private final List<String> violations = new ArrayList<>();

  private TemplateChecker() {}

  /** Every rule that the document breaks, in words; empty for one that may be emitted. */
  public static List<String> check(Attributes document) {
    TemplateChecker checker = new TemplateChecker();
    checker.checkRoot(document);
    return List.copyOf(checker.violations);
  }

  /**
   * Lets a document pass that {@link #check} finds nothing in.
   *
   * @throws TemplateViolationException naming each broken rule
   */
  public static void require(Attributes document) {
    List<String> violations = check(document);
    if (!violations.isEmpty()) {
      throw new TemplateViolationException(
          document.getString(Tag.SOPInstanceUID, "without UID"), violations);
    }
  }

  private void checkRoot(Attributes root) {
    String title = concept(root);
    require(
        title.equals(REPORT_TITLE) || title.equals(CONTOUR_TITLE),
        "TID 1500 row 1: title is " + title);
    require(template(root).equals("1500"), "root template is " + template(root));
    checkChildren(root, "1500", "root");
    for (Attributes child : children(root)) {
      if (concept(child).equals(MEASUREMENTS)) {
        checkMeasurements(child, title.equals(CONTOUR_TITLE));
      }
    }
  }

  private void checkMeasurements(Attributes container, boolean planar) {
    checkChildren(container, MEASUREMENTS, "126010");
    String last = "";
    for (Attributes group : children(container)) {
      String template = template(group);
      require(template.compareTo(last) >= 0, "TID 1500: row 9 stands before row 8");
      last = template;
      if (TemplateRows.of(template).isPresent()) {
        checkChildren(group, template, "TID " + template + " group");
      } else {
        violations.add("a measurement group of template " + template);
      }
      require(
          template.equals("1410") == planar,
          "a document with planar groups has them alone and the title 126000, found TID "
              + template);
      checkFirstUid(group);
    }
  }

  /** OHIF reads the first UIDREF of a group as its tracking UID. */
  private void checkFirstUid(Attributes group) {
    String first =
        children(group).stream()
            .filter(item -> item.getString(Tag.ValueType, "").equals("UIDREF"))
            .map(TemplateChecker::concept)
            .findFirst()
            .orElse("none");
    require(first.equals("112040 DCM"), "the first UIDREF of a group is " + first);
  }

  private void checkChildren(Attributes parent, String template, String where) {
    List<TemplateRow> rows = TemplateRows.of(template).orElseThrow();
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
      require(!needed.need().isMandatory() || counts[row] > 0, where + ": missing " + needed.id());
      require(
          needed.need().allowsMany() || counts[row] < 2, where + ": more than one " + needed.id());
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
    if (TemplateRows.of(concept(item)).isPresent() && valueType.equals(REGION)) {
      checkChildren(item, concept(item), "region");
    } else {
      require(
          valueType.equals("CONTAINER") || children(item).isEmpty(),
          where + ": viewers do not show what hangs below " + describe(item));
    }
    require(ItemValue.isPresent(item), where + ": no value in " + describe(item));
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
    return ItemValue.isCode(name)
        ? name.getString(Tag.CodeValue, name.getString(Tag.LongCodeValue, ""))
            + " "
            + name.getString(Tag.CodingSchemeDesignator)
        : "";
  }

  static String template(Attributes container) {
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
