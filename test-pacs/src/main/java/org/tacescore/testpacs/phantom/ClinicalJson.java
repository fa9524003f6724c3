package org.tacescore.testpacs.phantom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tacescore.score.ClinicalValue;

/** Writes a patient's clinical values in the form of the contract {@code clinical.json}. */
final class ClinicalJson {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ClinicalJson() {}

  static byte[] write(PhantomPatient patient) {
    ObjectNode root = JSON.createObjectNode();
    root.put("patient_id", patient.patientId());
    root.put("issuer", patient.issuer());
    root.put("birth_date", patient.birthDate().toString());
    root.put("study_uid", patient.studyInstanceUid());
    root.put("accession_number", patient.accessionNumber());
    var values = root.putArray("values");
    for (ClinicalValue value : patient.clinical()) {
      ObjectNode node = values.addObject();
      node.put("analyte", value.analyte().contractName());
      node.put("value", value.value());
      node.put("unit", value.unit());
      value.time().ifPresent(time -> node.put("time", time.toString()));
      node.put("source", value.source());
    }
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of strings can be written", e);
    }
  }
}
