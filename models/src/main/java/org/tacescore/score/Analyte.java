package org.tacescore.score;

import java.util.Locale;

/**
 * The clinical values that recipes and scores may ask for; the contract names are in lower case.
 */
public enum Analyte {
  HBSAG,
  AFP,
  ALT,
  AST,
  BILIRUBIN,
  ALBUMIN,
  INR,
  CRP,
  ECOG,
  ASCITES,
  ENCEPHALOPATHY,
  BCLC,
  MRECIST,
  VP4,
  DIAMETER,
  NUMBER,
  CAPSULE,
  DIFFUSE,
  VASCULAR_INVASION,
  EXTRAHEPATIC_SPREAD,
  AETIOLOGY,
  CHILD_PUGH,
  VIABLE_DIAMETER,
  NEW_LESION,
  TACE_DATE;

  /** The name in files and on the wire, e.g. {@code vascular-invasion}. */
  public String contractName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
