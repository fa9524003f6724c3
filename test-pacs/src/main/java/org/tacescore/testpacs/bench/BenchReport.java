package org.tacescore.testpacs.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A benchmark's figures as a file of JSON. */
final class BenchReport {
  private BenchReport() {}

  /**
   * Writes the file.
   *
   * @param machine as {@link Machine#line}
   * @param key names the figures
   * @param figures records, maps and lists
   */
  static void write(Path json, String machine, String key, Object figures) throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("research_use_only", true);
    report.put("machine", machine);
    report.put(key, figures);
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(json, mapper.writeValueAsString(report) + "\n");
  }
}
