package org.tacescore.worker.doctor;

/**
 * A check and what it found.
 *
 * @param check its name
 */
public record Examined(String check, Finding finding) {

  /** One line for people. */
  public String line() {
    String remedy = finding.remedy().isEmpty() ? "" : " | remedy: " + finding.remedy();
    return "%-4s  %-22s  %s%s".formatted(finding.verdict(), check, finding.found(), remedy);
  }
}
