package org.tacescore.rendezvous;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A patient's clinical.json.
 *
 * @param change what is written otherwise than a complete and true file has it
 */
record ClinicalSheet(UnaryOperator<ObjectNode> change) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All values, for this patient and this study. */
  static ClinicalSheet complete() {
    return new ClinicalSheet(UnaryOperator.identity());
  }

  /** For every study of the patient. */
  ClinicalSheet ofNoStudy() {
    return and(
        sheet -> {
          sheet.remove("study_uid");
          sheet.remove("accession_number");
        });
  }

  /** One of its fields says something else. */
  ClinicalSheet saying(String field, String text) {
    return and(sheet -> sheet.put(field, text));
  }

  /** Without any value of an analyte. */
  ClinicalSheet without(String analyte) {
    return and(
        sheet -> {
          ArrayNode kept = JSON.createArrayNode();
          for (JsonNode value : sheet.path("values")) {
            if (!value.path("analyte").asText().equals(analyte)) {
              kept.add(value);
            }
          }
          sheet.set("values", kept);
        });
  }

  /** With one value of an analyte, in the place of what was there. */
  ClinicalSheet with(String analyte, String text) {
    return without(analyte)
        .and(
            sheet ->
                ((ArrayNode) sheet.path("values"))
                    .addObject()
                    .put("analyte", analyte)
                    .put("value", text)
                    .put("unit", "")
                    .put("time", "2025-02-20T09:00:00Z")
                    .put("source", "synthetic"));
  }

  /** With a further value of an analyte, of long after the study and its treatment. */
  ClinicalSheet later(String analyte, String text, String unit) {
    return and(
        sheet ->
            ((ArrayNode) sheet.path("values"))
                .addObject()
                .put("analyte", analyte)
                .put("value", text)
                .put("unit", unit)
                .put("time", "2025-06-01T09:00:00Z")
                .put("source", "synthetic"));
  }

  private ClinicalSheet and(Consumer<ObjectNode> more) {
    return new ClinicalSheet(
        sheet -> {
          ObjectNode changed = change.apply(sheet);
          more.accept(changed);
          return changed;
        });
  }

  byte[] of(Admission admission) {
    try {
      ObjectNode sheet = (ObjectNode) JSON.readTree(admission.phantom().clinicalJson());
      sheet.put("patient_id", admission.patientId());
      sheet.put("study_uid", admission.studyInstanceUid());
      sheet.put("accession_number", admission.accessionNumber());
      return JSON.writeValueAsBytes(change.apply(sheet));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
