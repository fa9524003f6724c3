package org.tacescore.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.tacescore.dicom.Code;
import org.tacescore.score.Analyte;

/** Reads the measure of a clinical value; without a coding it is positive or negative. */
final class ClinicalMeasureReader
    extends EntryReader<ClinicalMeasureReader.Entry, Measure.Clinical> {
  private static final long serialVersionUID = 1L;

  /** A measure with every key. */
  record Entry(String name, Code concept, Analyte analyte, Coding coding) {}

  ClinicalMeasureReader() {
    super(Measure.Clinical.class, Entry.class);
  }

  @Override
  Map<String, JsonNode> leftOut() {
    return Map.of("coding", VALUES.objectNode().put("kind", "positive"));
  }

  @Override
  Measure.Clinical make(Entry whole) {
    return new Measure.Clinical(whole.name(), whole.concept(), whole.analyte(), whole.coding());
  }
}
