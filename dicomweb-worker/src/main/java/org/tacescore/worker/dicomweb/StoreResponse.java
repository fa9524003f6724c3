package org.tacescore.worker.dicomweb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.tacescore.worker.receive.SopReference;
import org.tacescore.worker.web.HttpAnswer;

/**
 * Store Instances Response Module (PS3.18 annex I.2) in the DICOM JSON model. Retrieve URLs are
 * empty: the worker is no archive.
 */
final class StoreResponse {
  private static final String RETRIEVE_URL = "00081190";
  private static final String REFERENCED_SOP_SEQUENCE = "00081199";
  private static final String FAILED_SOP_SEQUENCE = "00081198";
  private static final String OTHER_FAILURES_SEQUENCE = "0008119A";
  private static final String FAILURE_REASON = "00081197";
  private static final String REFERENCED_SOP_CLASS_UID = "00081150";
  private static final String REFERENCED_SOP_INSTANCE_UID = "00081155";

  private StoreResponse() {}

  static HttpAnswer of(int status, List<StoreOutcome> outcomes) {
    ArrayNode stored = JsonNodeFactory.instance.arrayNode();
    ArrayNode failed = JsonNodeFactory.instance.arrayNode();
    ArrayNode unnamed = JsonNodeFactory.instance.arrayNode();
    for (StoreOutcome outcome : outcomes) {
      if (outcome instanceof StoreOutcome.Stored success) {
        ObjectNode item = reference(success.instance());
        item.putObject(RETRIEVE_URL).put("vr", "UR");
        stored.add(item);
      } else if (outcome instanceof StoreOutcome.Failed failure) {
        ObjectNode item =
            failure
                .instance()
                .map(StoreResponse::reference)
                .orElseGet(JsonNodeFactory.instance::objectNode);
        put(item, FAILURE_REASON, "US").add(failure.fault().status());
        (failure.instance().isPresent() ? failed : unnamed).add(item);
      }
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putObject(RETRIEVE_URL).put("vr", "UR");
    putSequence(answer, FAILED_SOP_SEQUENCE, failed);
    putSequence(answer, REFERENCED_SOP_SEQUENCE, stored);
    putSequence(answer, OTHER_FAILURES_SEQUENCE, unnamed);
    return new HttpAnswer(status, "application/dicom+json", answer.toString());
  }

  private static ObjectNode reference(SopReference instance) {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    put(item, REFERENCED_SOP_CLASS_UID, "UI").add(instance.sopClassUid());
    put(item, REFERENCED_SOP_INSTANCE_UID, "UI").add(instance.sopInstanceUid());
    return item;
  }

  private static ArrayNode put(ObjectNode to, String tag, String vr) {
    return to.putObject(tag).put("vr", vr).putArray("Value");
  }

  private static void putSequence(ObjectNode to, String tag, ArrayNode items) {
    if (!items.isEmpty()) {
      to.putObject(tag).put("vr", "SQ").set("Value", items);
    }
  }
}
