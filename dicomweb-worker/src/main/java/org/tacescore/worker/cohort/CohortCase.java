package org.tacescore.worker.cohort;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One row of cases.csv: an image, a mask, and what else stands in the row.
 *
 * @param id name of the case, its own in the list
 * @param image NRRD or NIfTI file, or a folder with one DICOM series
 * @param mask file of the region
 * @param label the mask's value or segment number; empty where the settings' label counts
 * @param columns every column of the row as it stands there, in order
 */
public record CohortCase(
    String id, Path image, Path mask, OptionalInt label, Map<String, String> columns) {
  public CohortCase {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }
}
