package org.tacescore.testpacs.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.DicomObject;

/** Reads results out of a Structured Report, as a viewer would: by walking its tree. */
final class ReportText {
  private static final Set<String> GROUPS = Set.of("Risk group", "Group", "Group of the score");

  private ReportText() {}

  /**
   * Every score of the patient with its group, e.g. {@code HRD score 12.15, High risk}, then every
   * recipe that gave none, with the reason.
   */
  static List<String> results(DicomObject sr) {
    List<String> lines = new ArrayList<>(scores(sr));
    for (Attributes item : items(sr.dataset())) {
      String text = item.getString(Tag.TextValue, "");
      if (meaning(item, Tag.ConceptNameCodeSequence).equals("Summary")
          && text.contains(": no score.")) {
        lines.add(text);
      }
    }
    return lines;
  }

  private static List<String> scores(DicomObject sr) {
    List<String> lines = new ArrayList<>();
    for (Attributes section : items(sr.dataset())) {
      for (Attributes group : items(section)) {
        if (isPatientGroup(group)) {
          lines.add(line(group));
        }
      }
    }
    return lines;
  }

  /** TID 1501: a measurement group that refers to no segment; clinical values fall in no group. */
  private static boolean isPatientGroup(Attributes group) {
    List<Attributes> items = items(group);
    return items.stream().anyMatch(item -> "NUM".equals(item.getString(Tag.ValueType)))
        && items.stream()
            .anyMatch(item -> GROUPS.contains(meaning(item, Tag.ConceptNameCodeSequence)))
        && items.stream().noneMatch(item -> "IMAGE".equals(item.getString(Tag.ValueType)));
  }

  private static String line(Attributes group) {
    String score = "";
    String name = "";
    for (Attributes item : items(group)) {
      String concept = meaning(item, Tag.ConceptNameCodeSequence);
      if (score.isEmpty() && "NUM".equals(item.getString(Tag.ValueType))) {
        score = concept + " " + number(item);
      }
      if (GROUPS.contains(concept)) {
        name = item.getString(Tag.TextValue, meaning(item, Tag.ConceptCodeSequence));
      }
    }
    return score + ", " + name;
  }

  /** {@code 63.1 %}; annotations in braces are no units to be read. */
  private static String number(Attributes item) {
    Attributes measured = item.getNestedDataset(Tag.MeasuredValueSequence);
    if (measured == null) {
      return "";
    }
    Attributes unit = measured.getNestedDataset(Tag.MeasurementUnitsCodeSequence);
    String code = unit == null ? "" : unit.getString(Tag.CodeValue, "");
    return measured.getString(Tag.NumericValue, "")
        + (code.isEmpty() || code.startsWith("{") ? "" : " " + code);
  }

  private static String meaning(Attributes item, int sequence) {
    Attributes code = item.getNestedDataset(sequence);
    return code == null ? "" : code.getString(Tag.CodeMeaning, "");
  }

  private static List<Attributes> items(Attributes node) {
    return node.getSequence(Tag.ContentSequence) == null
        ? List.of()
        : List.copyOf(node.getSequence(Tag.ContentSequence));
  }
}
