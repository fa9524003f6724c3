package org.tacescore.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.tacescore.dicom.Code;

/** Reads the measure of a Cox regression; without a cut it has no cutoff. */
final class SurvivalMeasureReader
    extends EntryReader<SurvivalMeasureReader.Entry, Measure.Survival> {
  private static final long serialVersionUID = 1L;

  /** A measure with every key. */
  record Entry(
      String name,
      Code concept,
      Code unit,
      String part,
      List<Measure.Survival.Horizon> horizons,
      String cut) {}

  SurvivalMeasureReader() {
    super(Measure.Survival.class, Entry.class);
  }

  @Override
  Map<String, JsonNode> leftOut() {
    return Map.of("cut", VALUES.textNode(""));
  }

  @Override
  Measure.Survival make(Entry whole) {
    return new Measure.Survival(
        whole.name(), whole.concept(), whole.unit(), whole.part(), whole.horizons(), whole.cut());
  }
}
