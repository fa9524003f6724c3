package org.tacescore.testpacs.pacs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.DicomJson;

/** Bodies in the DICOM JSON Model (PS3.18 annex F), UTF-8. */
final class JsonModel {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonModel() {}

  static byte[] array(List<Attributes> objects) {
    ArrayNode array = JSON.createArrayNode();
    objects.forEach(object -> array.add(DicomJson.write(object)));
    return bytes(array);
  }

  static byte[] object(Attributes object) {
    return bytes(DicomJson.write(object));
  }

  private static byte[] bytes(JsonNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree can be written", e);
    }
  }
}
