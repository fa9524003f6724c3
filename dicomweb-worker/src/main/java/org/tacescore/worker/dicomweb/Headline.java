package org.tacescore.worker.dicomweb;

import java.util.Map;

/**
 * What the catalogue keeps of an instance's data set.
 *
 * @param values by search key the value in the form of {@link SearchText}; keys that are not there
 *     have the value ""
 * @param studyAttributes of patient and study, as an object of the DICOM JSON model
 * @param seriesAttributes of the series, likewise
 * @param instanceAttributes of the instance, likewise
 * @param seriesOrdinal Series Number, or a number behind all others
 * @param instanceOrdinal Instance Number, or a number behind all others
 */
public record Headline(
    Map<SearchKey, String> values,
    String studyAttributes,
    String seriesAttributes,
    String instanceAttributes,
    int seriesOrdinal,
    int instanceOrdinal) {

  public Headline {
    values = Map.copyOf(values);
  }

  /** The value of a key, may be empty. */
  public String value(SearchKey key) {
    return values.getOrDefault(key, "");
  }
}
