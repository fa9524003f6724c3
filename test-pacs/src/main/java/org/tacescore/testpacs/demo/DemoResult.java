package org.tacescore.testpacs.demo;

import java.util.List;

/**
 * A patient's report as the demo found it in the PACS.
 *
 * @param patientId Patient ID of the phantom
 * @param scores lines of the report's summary
 * @param location where the report is, by WADO-RS
 */
public record DemoResult(String patientId, List<String> scores, String location) {
  public DemoResult {
    scores = List.copyOf(scores);
  }
}
