package org.tacescore.worker.dicomweb;

import java.util.List;
import java.util.Optional;

/**
 * A result of a search: a study, with a series of it, with an instance of that.
 *
 * <p>Attributes are an object of the DICOM JSON model (PS3.18 annex F), without those that are
 * counted.
 */
public record FoundResource(Study study, Optional<Series> series, Optional<Instance> instance) {

  /**
   * @param uid Study Instance UID
   * @param attributes of patient and study
   * @param modalities of its series, ascending
   * @param series how many it has
   * @param instances how many it has
   */
  public record Study(
      String uid, String attributes, List<String> modalities, long series, long instances) {
    public Study {
      modalities = List.copyOf(modalities);
    }
  }

  /**
   * @param uid Series Instance UID
   * @param attributes of the series
   * @param instances how many it has
   */
  public record Series(String uid, String attributes, long instances) {}

  /**
   * @param uid SOP Instance UID
   * @param attributes of the instance
   * @param transferSyntaxUid in which it is stored
   */
  public record Instance(String uid, String attributes, String transferSyntaxUid) {}
}
