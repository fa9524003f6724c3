package org.tacescore.worker.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.tacescore.worker.queue.DeliveryRefusedException;
import org.tacescore.worker.queue.OutboxItem;

/**
 * The answer to a STOW-RS request with one instance (PS3.18 section 10.5.3): the HTTP status, and
 * the Failed SOP Sequence (0008,1198) of the Store Instances Response Module.
 */
final class StowResponse {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FAILED_SOP_SEQUENCE = "00081198";
  private static final String FAILURE_REASON = "00081197";
  private static final String REFERENCED_SOP_SEQUENCE = "00081199";
  private static final String WARNING_REASON = "00081196";

  private StowResponse() {}

  /**
   * Judges an answer by status and body.
   *
   * @return what to remember of the answer; empty for plain success
   */
  static String judge(int status, byte[] body, OutboxItem item) {
    JsonNode module = json(body);
    JsonNode failed = items(module, FAILED_SOP_SEQUENCE);
    if (!failed.isEmpty()) {
      return StoreStatus.judge(number(failed.get(0), FAILURE_REASON), item);
    }
    if (status == 200 || (status == 202 && !items(module, REFERENCED_SOP_SEQUENCE).isEmpty())) {
      int warning = number(items(module, REFERENCED_SOP_SEQUENCE).path(0), WARNING_REASON);
      return warning < 0 ? "" : "warning %04X".formatted(warning);
    }
    throw new DeliveryRefusedException(
        "HTTP status %d for %s from %s"
            .formatted(status, item.sopInstanceUid(), item.destination()));
  }

  /** An answer in another format, such as XML, says no more than its status. */
  private static JsonNode json(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      return node.isArray() ? node.path(0) : node;
    } catch (IOException notJson) {
      return JSON.createObjectNode();
    }
  }

  private static JsonNode items(JsonNode module, String tag) {
    return module.path(tag).path("Value");
  }

  private static int number(JsonNode item, String tag) {
    return item.path(tag).path("Value").path(0).asInt(-1);
  }
}
