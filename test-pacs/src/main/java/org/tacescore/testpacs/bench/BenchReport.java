package org.tacescore.testpacs.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tacescore.network.WholeFolder;

/** A benchmark's run in a folder of its own, and its figures as a file of JSON. */
final class BenchReport {
  private BenchReport() {}

  /** What is measured. */
  interface Bench {
    /**
     * Measures, and prints as it goes.
     *
     * @param work an empty folder that is removed afterwards
     * @return records, maps and lists
     */
    Object figures(Path work) throws IOException, InterruptedException;
  }

  /**
   * Names the machine, measures, and writes the figures where a file is asked for.
   *
   * @param json the file; null for none
   * @param key names the figures
   */
  static void run(PrintWriter out, @Nullable Path json, String key, Bench bench)
      throws IOException, InterruptedException {
    String machine = Machine.line();
    out.println(machine);
    Path work = Files.createTempDirectory("tacescore-bench");
    try {
      Object figures = bench.figures(work);
      if (json != null) {
        write(json, machine, key, figures);
      }
    } finally {
      WholeFolder.remove(work);
    }
  }

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
