package org.tacescore.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.tacescore.dicom.Code;

/**
 * Reads the measure of a network. Where the aggregate is left out there is one image, where
 * clinical is left out there is none, and no cutoff where the cut is left out.
 */
final class NetworkMeasureReader extends EntryReader<NetworkMeasureReader.Entry, Measure.Network> {
  private static final long serialVersionUID = 1L;

  /** A measure with every key. */
  record Entry(
      String name,
      Code concept,
      Code unit,
      int outputClass,
      PhaseCrop crop,
      ImageAggregate aggregate,
      List<String> clinical,
      String cut) {}

  NetworkMeasureReader() {
    super(Measure.Network.class, Entry.class);
  }

  @Override
  Map<String, JsonNode> leftOut() {
    return Map.of(
        "aggregate", VALUES.textNode("one"),
        "clinical", VALUES.arrayNode(),
        "cut", VALUES.textNode(""));
  }

  @Override
  Measure.Network make(Entry whole) {
    return new Measure.Network(
        whole.name(),
        whole.concept(),
        whole.unit(),
        whole.outputClass(),
        whole.crop(),
        whole.aggregate(),
        whole.clinical(),
        whole.cut());
  }
}
