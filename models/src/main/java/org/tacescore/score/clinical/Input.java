package org.tacescore.score.clinical;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;

/**
 * A typed value that a score may ask for.
 *
 * @param <T> its type, with its unit
 * @param analyte under which name the patient's values have it
 * @param reading makes it of a value as stated; refuses with INVALID_CLINICAL
 */
record Input<T>(Analyte analyte, Function<ClinicalValue, T> reading) {
  static final Input<Quantity> BILIRUBIN = quantity(Analyte.BILIRUBIN);
  static final Input<Quantity> ALBUMIN = quantity(Analyte.ALBUMIN);
  static final Input<Quantity> INR = quantity(Analyte.INR);
  static final Input<Quantity> AFP = quantity(Analyte.AFP);
  static final Input<Quantity> AST = quantity(Analyte.AST);
  static final Input<Quantity> CRP = quantity(Analyte.CRP);
  static final Input<Quantity> DIAMETER = quantity(Analyte.DIAMETER);
  static final Input<Quantity> NUMBER = quantity(Analyte.NUMBER);
  static final Input<Quantity> ECOG = quantity(Analyte.ECOG);
  static final Input<Quantity> VIABLE_DIAMETER = quantity(Analyte.VIABLE_DIAMETER);
  static final Input<Quantity> ENCEPHALOPATHY =
      new Input<>(Analyte.ENCEPHALOPATHY, Input::encephalopathy);
  static final Input<Boolean> VASCULAR_INVASION = statement(Analyte.VASCULAR_INVASION);
  static final Input<Boolean> EXTRAHEPATIC_SPREAD = statement(Analyte.EXTRAHEPATIC_SPREAD);
  static final Input<Boolean> DIFFUSE = statement(Analyte.DIFFUSE);
  static final Input<Boolean> NEW_LESION = statement(Analyte.NEW_LESION);
  static final Input<Ascites> ASCITES =
      words(
          Analyte.ASCITES,
          Map.of(
              "none", Ascites.NONE,
              "no", Ascites.NONE,
              "absent", Ascites.NONE,
              "mild", Ascites.MILD,
              "controlled", Ascites.MILD,
              "moderate", Ascites.SEVERE,
              "severe", Ascites.SEVERE,
              "moderate-severe", Ascites.SEVERE,
              "refractory", Ascites.SEVERE));
  static final Input<Response> RESPONSE = words(Analyte.MRECIST, byName(Response.values()));
  static final Input<BclcStage> BCLC =
      words(
          Analyte.BCLC,
          Arrays.stream(BclcStage.values())
              .collect(
                  Collectors.toMap(
                      stage -> stage.label().toLowerCase(Locale.ROOT), Function.identity())));
  static final Input<Aetiology> AETIOLOGY = words(Analyte.AETIOLOGY, byName(Aetiology.values()));
  static final Input<ChildPugh> CHILD_PUGH =
      new Input<>(Analyte.CHILD_PUGH, ChildPugh::parseStated);

  /** What ascites is. */
  enum Ascites {
    NONE,
    MILD,
    SEVERE
  }

  /** What the liver disease comes from. */
  enum Aetiology {
    HCV,
    HBV,
    ALCOHOL,
    OTHER
  }

  /** Response by mRECIST. */
  enum Response {
    CR,
    PR,
    SD,
    PD;

    /** Whether it is complete or partial. */
    boolean isObjective() {
      return this == CR || this == PR;
    }
  }

  T read(ClinicalValue value) {
    return reading.apply(value);
  }

  private static Input<Quantity> quantity(Analyte analyte) {
    return new Input<>(analyte, Quantity::of);
  }

  /** Whether something is there: yes and present, no and absent. */
  static Input<Boolean> statement(Analyte analyte) {
    return words(analyte, Map.of("yes", true, "present", true, "no", false, "absent", false));
  }

  private static <E extends Enum<E>> Map<String, E> byName(E[] constants) {
    return Arrays.stream(constants)
        .collect(Collectors.toMap(c -> c.name().toLowerCase(Locale.ROOT), Function.identity()));
  }

  private static <T> Input<T> words(Analyte analyte, Map<String, T> meanings) {
    return new Input<>(
        analyte,
        value ->
            Optional.ofNullable(meanings.get(value.value().strip().toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> unknown(analyte, meanings)));
  }

  /** A word that is not known is not quoted: a shifted column may hold a name. */
  private static RefusedException unknown(Analyte analyte, Map<String, ?> meanings) {
    return new RefusedException(
        Refusal.INVALID_CLINICAL,
        "%s must be one of %s, got another word"
            .formatted(
                analyte.contractName(),
                meanings.keySet().stream().sorted().collect(Collectors.joining(", "))));
  }

  private static Quantity encephalopathy(ClinicalValue value) {
    String word = value.value().strip().toLowerCase(Locale.ROOT);
    boolean none = word.equals("none") || word.equals("no") || word.equals("absent");
    String grade = none ? "0" : word.replaceFirst("^grade ", "");
    return Quantity.of(Analyte.ENCEPHALOPATHY, grade, value.unit());
  }
}
