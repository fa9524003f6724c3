package org.tacescore.worker.dicomweb;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes results of a search in the DICOM JSON model (PS3.18 tables 10.6.3-3 to 10.6.3-5). */
final class SearchAnswer {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();
  private static final Set<String> ALWAYS =
      CataloguedAttribute.ALL.stream()
          .filter(CataloguedAttribute::always)
          .map(CataloguedAttribute::hex)
          .collect(Collectors.toSet());

  private final String base;
  private final QueryParameters asked;
  private final boolean ofStudy;
  private final boolean ofSeries;

  /**
   * @param base of retrieve URLs
   * @param ofStudy whether results tell of their study, too
   * @param ofSeries whether results tell of their series, too
   */
  SearchAnswer(String base, QueryParameters asked, boolean ofStudy, boolean ofSeries) {
    this.base = base;
    this.asked = asked;
    this.ofStudy = ofStudy;
    this.ofSeries = ofSeries;
  }

  void write(List<FoundResource> found, OutputStream out) throws IOException {
    JsonGenerator json = JSON.createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    json.writeStartArray();
    for (FoundResource resource : found) {
      json.writeStartObject();
      for (Map.Entry<String, JsonNode> element : elements(resource).entrySet()) {
        json.writeFieldName(element.getKey());
        json.writeTree(element.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.close();
  }

  private Map<String, JsonNode> elements(FoundResource found) throws IOException {
    Map<String, JsonNode> elements = new TreeMap<>();
    FoundResource.Study study = found.study();
    addStudy(elements, study);
    String url = ServiceUrls.study(base, study.uid());
    if (found.series().isPresent()) {
      FoundResource.Series series = found.series().get();
      addSeries(elements, series);
      url = ServiceUrls.series(base, study.uid(), series.uid());
      if (found.instance().isPresent()) {
        FoundResource.Instance instance = found.instance().get();
        add(elements, instance.attributes(), true);
        put(elements, "00083002", "UI", instance.transferSyntaxUid());
        url += "/instances/" + instance.uid();
      }
    }
    put(elements, "00080056", "CS", "ONLINE");
    put(elements, "00081190", "UR", url);
    return elements;
  }

  private void addStudy(Map<String, JsonNode> elements, FoundResource.Study study)
      throws IOException {
    add(elements, study.attributes(), ofStudy);
    put(elements, "0020000D", "UI", study.uid());
    if (ofStudy || asked.included().contains("00080061")) {
      putAll(elements, "00080061", study.modalities());
    }
    if (ofStudy || asked.included().contains("00201206")) {
      putNumber(elements, "00201206", study.series());
    }
    if (ofStudy || asked.included().contains("00201208")) {
      putNumber(elements, "00201208", study.instances());
    }
  }

  private void addSeries(Map<String, JsonNode> elements, FoundResource.Series series)
      throws IOException {
    add(elements, series.attributes(), ofSeries);
    put(elements, "0020000E", "UI", series.uid());
    if (ofSeries || asked.included().contains("00201209")) {
      putNumber(elements, "00201209", series.instances());
    }
  }

  /** Adds the attributes that are answered unasked, if so, and those that were asked for. */
  private void add(Map<String, JsonNode> elements, String attributes, boolean unasked)
      throws IOException {
    for (Map.Entry<String, JsonNode> element : JSON.readTree(attributes).properties()) {
      String tag = element.getKey();
      if ((unasked && (asked.everything() || ALWAYS.contains(tag)))
          || asked.included().contains(tag)) {
        elements.put(tag, element.getValue());
      }
    }
  }

  private static void put(Map<String, JsonNode> elements, String tag, String vr, String value) {
    ObjectNode element = JsonNodeFactory.instance.objectNode().put("vr", vr);
    element.putArray("Value").add(value);
    elements.put(tag, element);
  }

  private static void putNumber(Map<String, JsonNode> elements, String tag, long value) {
    ObjectNode element = JsonNodeFactory.instance.objectNode().put("vr", "IS");
    element.putArray("Value").add(value);
    elements.put(tag, element);
  }

  private static void putAll(Map<String, JsonNode> elements, String tag, List<String> values) {
    ObjectNode element = JsonNodeFactory.instance.objectNode().put("vr", "CS");
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    values.forEach(all::add);
    if (!all.isEmpty()) {
      element.set("Value", all);
    }
    elements.put(tag, element);
  }
}
