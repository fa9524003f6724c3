package org.tacescore.score.clinical;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The clinical scores, stages and criteria that are computed beside a recipe's score. */
public enum ClinicalScoreId {
  ART,
  ABCR,
  ALBI,
  MALBI,
  CHILD_PUGH,
  MRECIST,
  BCLC,
  HAP,
  MHAP_II,
  BOLONDI,
  TUMOUR_BURDEN,
  SEVEN_ELEVEN,
  ALBI_TAE,
  SIX_AND_TWELVE,
  STATE,
  START,
  PRE_TACE_PREDICT,
  POST_TACE_PREDICT,
  NIACE,
  CNLC,
  UP_TO_7,
  UP_TO_11;

  /** The name in files and on the wire, e.g. {@code mhap-ii}. */
  @JsonValue
  public String contractName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
