package org.tacescore.report;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.jspecify.annotations.Nullable;

/** Whether a content item has the value that its value type asks for (PS3.3 C.18). */
final class ItemValue {
  private ItemValue() {}

  static boolean isPresent(Attributes item) {
    return switch (item.getString(Tag.ValueType, "")) {
      case "CONTAINER" -> !TemplateChecker.children(item).isEmpty();
      case "TEXT" -> item.containsValue(Tag.TextValue);
      case "UIDREF" -> item.containsValue(Tag.UID);
      case "CODE" -> isCode(item.getNestedDataset(Tag.ConceptCodeSequence));
      case "NUM" -> isNumber(item.getNestedDataset(Tag.MeasuredValueSequence));
      case "IMAGE" -> isImage(item);
      case "SCOORD" -> isClosedLine(item);
      default -> false;
    };
  }

  static boolean isCode(@Nullable Attributes code) {
    return code != null
        && code.containsValue(Tag.CodingSchemeDesignator)
        && code.containsValue(Tag.CodeMeaning)
        && (code.containsValue(Tag.CodeValue) || code.containsValue(Tag.LongCodeValue));
  }

  private static boolean isNumber(@Nullable Attributes value) {
    return value != null
        && value.containsValue(Tag.NumericValue)
        && isCode(value.getNestedDataset(Tag.MeasurementUnitsCodeSequence));
  }

  /** An image; a referenced segment also needs its number. */
  private static boolean isImage(Attributes item) {
    Attributes reference = item.getNestedDataset(Tag.ReferencedSOPSequence);
    return reference != null
        && reference.containsValue(Tag.ReferencedSOPClassUID)
        && reference.containsValue(Tag.ReferencedSOPInstanceUID)
        && (reference.containsValue(Tag.ReferencedSegmentNumber)
            || !TemplateChecker.concept(item).equals("121191 DCM"));
  }

  /** PS3.3 C.18.6.1.2: a POLYLINE is closed where its first and last points are the same. */
  private static boolean isClosedLine(Attributes item) {
    float[] data = item.getFloats(Tag.GraphicData);
    return item.getString(Tag.GraphicType, "").equals("POLYLINE")
        && data != null
        && data.length >= 8
        && data.length % 2 == 0
        && data[0] == data[data.length - 2]
        && data[1] == data[data.length - 1];
  }
}
