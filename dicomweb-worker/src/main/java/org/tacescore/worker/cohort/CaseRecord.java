package org.tacescore.worker.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tacescore.worker.csv.CsvLine;
import org.tacescore.worker.pipeline.SiteIdentity;

/**
 * A measured case with its provenance, as it is written to files.
 *
 * @param source what was read
 * @param settings how it was measured
 * @param kernels the device that counted
 * @param voxels voxels of the region as it was read
 * @param values what was found
 */
public record CaseRecord(
    CaseSource source, CaseSettings settings, String kernels, int voxels, CaseValues values) {

  /**
   * Names and values of a table's row: where the settings ask for additional information the
   * provenance and the diagnostics, then the features.
   */
  Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    if (settings.additionalInfo()) {
      provenance().forEach((name, value) -> columns.put("provenance_" + name, value));
      columns.putAll(values.diagnosticTexts());
    }
    values
        .features()
        .forEach((name, value) -> columns.put(name, value.isNaN() ? "" : value.toString()));
    return columns;
  }

  private Map<String, String> provenance() {
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("research_use_only", "true");
    provenance.put("software", SiteIdentity.SOFTWARE);
    provenance.put("kernels", kernels);
    provenance.put("image_sha256", source.imageSha256());
    provenance.put("mask_sha256", source.maskSha256());
    return provenance;
  }

  /** A header line and the row. */
  public String csv() {
    return CsvLine.of(columns().keySet()) + CsvLine.of(columns().values());
  }

  /** The document of docs/formats.md. */
  public String json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("research_use_only", true);
    document.put("software", SiteIdentity.SOFTWARE);
    document.put("kernels", kernels);
    document.put("image", name(source.image()));
    document.put("image_sha256", source.imageSha256());
    document.put("mask", name(source.mask()));
    document.put("mask_sha256", source.maskSha256());
    document.put("label", source.label());
    document.put("voxels", voxels);
    document.put("settings", settings.describe());
    document.put("warnings", values.warnings());
    document.put("diagnostics", values.diagnostics());
    document.put("features", features());
    return written(document) + "\n";
  }

  /** JSON has no NaN. */
  private Map<String, @Nullable Double> features() {
    Map<String, @Nullable Double> features = new LinkedHashMap<>();
    values.features().forEach((name, value) -> features.put(name, value.isNaN() ? null : value));
    return features;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static String written(Map<String, Object> document) {
    try {
      return JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build()
          .writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a case cannot be written as JSON", e);
    }
  }
}
