package org.tacescore.learning.report;

/** What a report knows of a training or a test; the checklists name facts by these words. */
public enum Fact {
  TITLE("Title"),
  STATUS("Status"),
  RECIPE("Recipe"),
  RECIPE_VERSION("Version of the recipe"),
  SOURCE_PAPER("Source paper"),
  INTENDED_USE("Intended use"),
  ENDPOINT("Endpoint"),
  DATA_SOURCE("Source of the data"),
  DATES("Dates"),
  ELIGIBILITY("Eligibility"),
  TREATMENT("Treatment"),
  /** Patients and events of each cohort; the report fills it in. */
  SAMPLE("Patients"),
  /** How many were left out, by reason. */
  EXCLUDED("Excluded"),
  CENTRES("Centres"),
  IMAGES("Images"),
  SEGMENTATION("Segmentation"),
  PREPARATION("Preparation of images"),
  INPUT_CHECKS("Checks of the input"),
  FEATURE_SOFTWARE("Feature software"),
  FEATURE_SETTINGS("Feature settings"),
  FEATURES_COUNTED("Candidate features"),
  STABILITY("Stability of features"),
  SELECTION("Selection"),
  FEATURES_SELECTED("Selected features"),
  MISSING_DATA("Missing data"),
  SCALING("Scaling"),
  MODEL("Model"),
  TUNING("Tuning"),
  CLASS_IMBALANCE("Class imbalance"),
  CONFOUNDERS("Confounders"),
  PARTITION("Partition"),
  SEED("Seed"),
  THREADS("Threads"),
  OUTPUT("Output"),
  CUTOFFS("Cutoffs"),
  UPDATING("Updating"),
  /** Names of the cohorts; the report fills it in. */
  TESTS("Tested on"),
  /** The report fills it in. */
  MEASURES("Measures"),
  /** The report fills it in. */
  UNCERTAINTY("Uncertainty"),
  /** The report fills it in. */
  CALIBRATION("Calibration"),
  /** The report fills it in. */
  COMPARISONS("Comparisons"),
  /** The report fills it in. */
  HETEROGENEITY("Centres compared"),
  /** The report fills it in. */
  SAMPLE_WARNINGS("Warnings"),
  /** The report fills it in. */
  ABSENCES("Not computed"),
  /** The report fills it in. */
  CHECKLISTS("Checklists"),
  SPECIFICATION("Specification"),
  CODE("Code"),
  SOFTWARE("Software"),
  BUNDLE_DIGEST("Digest of the bundle");

  private final String label;

  Fact(String label) {
    this.label = label;
  }

  /** As a table names it. */
  public String label() {
    return label;
  }
}
