package org.tacescore.testpacs.demo;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A patient's report as the demo found it in the PACS.
 *
 * @param patientId Patient ID of the phantom
 * @param scores a line for each score, then for each recipe that gave none
 * @param location where the report is, by WADO-RS
 * @param viewer where it is seen, with the viewer
 */
public record DemoResult(
    String patientId, List<String> scores, String location, Optional<URI> viewer) {
  public DemoResult {
    scores = List.copyOf(scores);
  }
}
