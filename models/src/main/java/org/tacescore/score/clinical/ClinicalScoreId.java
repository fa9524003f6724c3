package org.tacescore.score.clinical;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

  /** The score of a contract name; empty where none is named so. */
  public static Optional<ClinicalScoreId> find(String contractName) {
    return Arrays.stream(values())
        .filter(score -> score.contractName().equals(contractName))
        .findFirst();
  }

  /**
   * A total as it is shown: with 4 decimals, and with as many more as keep it in its group, so that
   * -2.59997, of ALBI grade 2, does not stand there as -2.6000, which is of grade 1.
   */
  public BigDecimal shown(BigDecimal total) {
    return Definition.of(this).shown(total);
  }
}
