package org.tacescore.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.tacescore.dicom.Code;

/** Reads the measure of a network. Where the aggregate is left out there is one image. */
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
      String cut) {}

  NetworkMeasureReader() {
    super(Measure.Network.class, Entry.class);
  }

  @Override
  Map<String, JsonNode> leftOut() {
    return Map.of("aggregate", VALUES.textNode("one"));
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
        whole.cut());
  }
}
