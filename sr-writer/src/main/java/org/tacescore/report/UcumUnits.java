package org.tacescore.report;

import org.tacescore.dicom.Code;

/**
 * UCUM units whose code reads well behind a number, for viewers print the code.
 *
 * <p>Source: The Unified Code for Units of Measure; PS3.16 section 7.2.2 (annotations in braces for
 * what has no dimension).
 */
public final class UcumUnits {
  public static final Code SCORE = ucum("{score}", "score");
  public static final Code RATIO = ucum("{ratio}", "ratio");
  public static final Code COUNT = ucum("{count}", "count");
  public static final Code FEATURE = ucum("{feature}", "feature value");
  public static final Code PERCENT = ucum("%", "percent");
  public static final Code MILLIMETRE = ucum("mm", "millimeter");
  public static final Code SQUARE_MILLIMETRE = ucum("mm2", "square millimeter");
  public static final Code CUBIC_MILLIMETRE = ucum("mm3", "cubic millimeter");
  public static final Code MILLILITRE = ucum("ml", "milliliter");
  public static final Code HOUNSFIELD = ucum("[hnsf'U]", "Hounsfield unit");

  private UcumUnits() {}

  private static Code ucum(String value, String meaning) {
    return new Code(value, "UCUM", meaning);
  }
}
