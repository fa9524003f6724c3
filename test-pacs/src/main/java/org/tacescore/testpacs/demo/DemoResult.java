package org.tacescore.testpacs.demo;

import java.util.List;

/**
 * A patient's report as the demo found it in the PACS.
 *
 * @param patientId Patient ID of the phantom
 * @param scores a line for each score, then for each recipe that gave none
 * @param location where the report is, by WADO-RS
 */
public record DemoResult(String patientId, List<String> scores, String location) {
  public DemoResult {
    scores = List.copyOf(scores);
  }
}
