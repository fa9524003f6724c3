package org.tacescore.worker.cohort;

import java.nio.file.Path;

/**
 * What one case is read from.
 *
 * @param image NRRD or NIfTI file, or a folder with one DICOM series
 * @param mask file of the region
 * @param label the mask's value, or the segment's number
 * @param imageSha256 digest of the image's bytes
 * @param maskSha256 digest of the mask's bytes
 */
public record CaseSource(Path image, Path mask, int label, String imageSha256, String maskSha256) {

  /** Hashes both files. */
  public static CaseSource of(Path image, Path mask, int label) {
    return new CaseSource(image, mask, label, FileDigest.of(image), FileDigest.of(mask));
  }
}
