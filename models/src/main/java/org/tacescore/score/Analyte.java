package org.tacescore.score;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

  /** The value of a contract name; empty where none has it. */
  public static Optional<Analyte> find(String contractName) {
    return Arrays.stream(values())
        .filter(analyte -> analyte.contractName().equals(contractName))
        .findFirst();
  }
}
