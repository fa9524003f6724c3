package org.tacescore.worker.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tacescore.digest.Sha256;
import org.tacescore.refusal.RefusedException;
import org.tacescore.worker.clinical.ClinicalFileReader;
import org.tacescore.worker.clinical.ClinicalFolder;

/**
 * Clinical values that a person entered beside a drawing: one clinical.json a study in the site's
 * clinical folder, where the site sees and may remove them. A later value of an analyte and time
 * takes the place of a former one.
 */
public final class EnteredValues {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final ClinicalFolder scanned;
  private final ClinicalFileReader reader;

  /**
   * @param folder the clinical folder
   * @param scanned the same, as the worker reads it
   * @param reader checks what is written
   */
  public EnteredValues(Path folder, ClinicalFolder scanned, ClinicalFileReader reader) {
    this.folder = folder;
    this.scanned = scanned;
    this.reader = reader;
  }

  /**
   * Keeps values.
   *
   * @param clinical by analyte: {@code value}, {@code unit}, {@code time}
   * @throws org.tacescore.worker.web.ProblemException INVALID_CLINICAL, nothing is kept then
   */
  synchronized void enter(KnownStudy study, JsonNode clinical, String author) throws IOException {
    if (!clinical.isObject() || study.patientId().isBlank()) {
      throw Problems.bad("clinical is an object of analytes, for a study with a Patient ID");
    }
    String name = "entered-" + Sha256.hexOf(study.studyInstanceUid()).substring(0, 16);
    Path file = folder.resolve(name + ".json");
    ObjectNode document =
        Files.exists(file) ? (ObjectNode) JSON.readTree(file.toFile()) : empty(study);
    ArrayNode values = document.withArray("/values");
    clinical.properties().forEach(entry -> put(values, entry.getKey(), entry.getValue(), author));
    Path part = Files.createTempFile("entered", ".json");
    try {
      JSON.writeValue(part.toFile(), document);
      reader.read(part);
      Files.copy(part, folder.resolve(name + ".part"), StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          folder.resolve(name + ".part"),
          file,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (RefusedException e) {
      throw Problems.of(e.reason(), "a clinical value cannot be used: " + e.detail());
    } finally {
      Files.deleteIfExists(part);
    }
    scanned.rescan();
  }

  private static ObjectNode empty(KnownStudy study) {
    ObjectNode document = JSON.createObjectNode();
    document.put("patient_id", study.patientId()).put("study_uid", study.studyInstanceUid());
    document.putArray("values");
    return document;
  }

  private static void put(ArrayNode values, String analyte, JsonNode said, String author) {
    String time = said.path("time").asText("");
    for (int index = values.size() - 1; index >= 0; index--) {
      JsonNode there = values.get(index);
      if (there.path("analyte").asText().equals(analyte)
          && there.path("time").asText("").equals(time)) {
        values.remove(index);
      }
    }
    values
        .addObject()
        .put("analyte", analyte)
        .put("value", said.path("value").asText(""))
        .put("unit", said.path("unit").asText(""))
        .put("time", time)
        .put("source", "entered by " + author);
  }
}
