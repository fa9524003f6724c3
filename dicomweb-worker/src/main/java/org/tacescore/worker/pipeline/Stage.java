package org.tacescore.worker.pipeline;

/** A stage of the line from the files of a study to its report. */
public enum Stage {
  /** SHA-256 of every file, for the key of the result. */
  DIGESTS,
  /** Phases of the series, from headers and intensities. */
  PHASES,
  /** Pixels of a series. */
  PIXELS,
  /** Segmentations, and regions on the grids of the series. */
  REGIONS,
  /** One series laid over another by the likeness of their images. */
  REGISTRATION,
  /** Radiomics of one region on one series by one file of settings. */
  FEATURES,
  /** Crops, networks and points of a recipe. */
  SCORING,
  /** What the networks of a recipe looked at, where it was asked for. */
  HEAT_MAPS,
  /** One kind of DICOM object, built and encoded. */
  OBJECTS,
  /** The survey of lesions and the result document. */
  REPORT
}
