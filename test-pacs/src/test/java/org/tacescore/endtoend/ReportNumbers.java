package org.tacescore.endtoend;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.DicomObject;

/** Every NUM of a Structured Report, as OHIF prints one: {@code HRD score: 14.88 {score}}. */
final class ReportNumbers {
  private ReportNumbers() {}

  static List<String> of(DicomObject report) {
    List<String> lines = new ArrayList<>();
    collect(report.dataset(), lines);
    return lines;
  }

  private static void collect(Attributes item, List<String> lines) {
    if ("NUM".equals(item.getString(Tag.ValueType)) && !values(item).isEmpty()) {
      lines.add(line(item));
    }
    children(item, Tag.ContentSequence).forEach(child -> collect(child, lines));
  }

  private static String line(Attributes number) {
    Attributes value = values(number).get(0);
    String plain =
        new BigDecimal(value.getString(Tag.NumericValue).strip())
            .stripTrailingZeros()
            .toPlainString();
    Attributes name = children(number, Tag.ConceptNameCodeSequence).get(0);
    Attributes unit = children(value, Tag.MeasurementUnitsCodeSequence).get(0);
    return "%s: %s %s"
        .formatted(name.getString(Tag.CodeMeaning), plain, unit.getString(Tag.CodeValue));
  }

  private static List<Attributes> values(Attributes number) {
    return children(number, Tag.MeasuredValueSequence);
  }

  private static List<Attributes> children(Attributes item, int sequence) {
    List<Attributes> children = item.getSequence(sequence);
    return children == null ? List.of() : children;
  }
}
