package org.tacescore.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.tacescore.dicom.Code;

/** Reads the measure of a signature; without a cut it has no cutoff. */
final class SignatureMeasureReader
    extends EntryReader<SignatureMeasureReader.Entry, Measure.Signature> {
  private static final long serialVersionUID = 1L;

  /** A measure with every key. */
  record Entry(String name, Code concept, Code unit, String part, String cut) {}

  SignatureMeasureReader() {
    super(Measure.Signature.class, Entry.class);
  }

  @Override
  Map<String, JsonNode> leftOut() {
    return Map.of("cut", VALUES.textNode(""));
  }

  @Override
  Measure.Signature make(Entry whole) {
    return new Measure.Signature(
        whole.name(), whole.concept(), whole.unit(), whole.part(), whole.cut());
  }
}
