package org.tacescore.testpacs.demo;

import java.util.ArrayList;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.DicomObject;

/** Reads the numbers out of a Structured Report, as a viewer would: by walking its tree. */
final class ReportText {
  private ReportText() {}

  /** Every score of the patient and its risk group: {@code HRD score 12.15 {score}, High risk}. */
  static List<String> scores(DicomObject sr) {
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

  /** TID 1501: a measurement group that refers to no segment. */
  private static boolean isPatientGroup(Attributes group) {
    List<Attributes> items = items(group);
    return items.stream().anyMatch(item -> "NUM".equals(item.getString(Tag.ValueType)))
        && items.stream().noneMatch(item -> "IMAGE".equals(item.getString(Tag.ValueType)));
  }

  private static String line(Attributes group) {
    String score = "";
    String riskGroup = "";
    for (Attributes item : items(group)) {
      String name = meaning(item, Tag.ConceptNameCodeSequence);
      if (score.isEmpty() && "NUM".equals(item.getString(Tag.ValueType))) {
        Attributes measured = item.getNestedDataset(Tag.MeasuredValueSequence);
        score = name + " " + (measured == null ? "" : measured.getString(Tag.NumericValue));
      }
      if ("CODE".equals(item.getString(Tag.ValueType)) && name.equals("Risk group")) {
        riskGroup = meaning(item, Tag.ConceptCodeSequence);
      }
    }
    return score + ", " + riskGroup;
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
