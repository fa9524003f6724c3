package org.tacescore.score.clinical;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.tacescore.score.clinical.Input.Response;

/** Computes the clinical scores of a patient; a function of its arguments. */
public final class ClinicalScores {
  private static final List<Input<Quantity>> HAP =
      List.of(Input.ALBUMIN, Input.BILIRUBIN, Input.AFP, Input.DIAMETER);
  private static final List<Input<Quantity>> MHAP_II =
      List.of(Input.ALBUMIN, Input.BILIRUBIN, Input.AFP, Input.DIAMETER, Input.NUMBER);

  private ClinicalScores() {}

  /** One answer a score, in the order of {@link ClinicalScoreId}; none is ever left out. */
  public static List<ClinicalAnswer> computeAll(ClinicalTimeline timeline) {
    Visits visits = timeline.visits();
    return Arrays.stream(ClinicalScoreId.values()).map(id -> answer(id, visits)).toList();
  }

  /** The answer of one score. */
  public static ClinicalAnswer compute(ClinicalScoreId id, ClinicalTimeline timeline) {
    return answer(id, timeline.visits());
  }

  static ClinicalAnswer answer(ClinicalScoreId id, Visits visits) {
    Asking ask = new Asking(id, visits);
    return switch (id) {
      case ART -> RepeatScores.art(ask);
      case ABCR -> RepeatScores.abcr(ask);
      case START -> RepeatScores.start(ask);
      case ALBI, MALBI -> albi(ask);
      case CHILD_PUGH -> childPugh(ask);
      case MRECIST -> mrecist(ask);
      case BCLC -> BclcStaging.answer(ask);
      case HAP -> CountScores.counted(ask, HAP);
      case MHAP_II -> CountScores.counted(ask, MHAP_II);
      case ALBI_TAE -> CountScores.albiTae(ask);
      case NIACE -> CountScores.niace(ask);
      case STATE -> CountScores.state(ask);
      case BOLONDI -> Stages.bolondi(ask);
      case CNLC -> Stages.cnlc(ask);
      case TUMOUR_BURDEN -> TumourLoad.burden(ask);
      case SEVEN_ELEVEN, SIX_AND_TWELVE, UP_TO_7, UP_TO_11 -> TumourLoad.summed(ask);
      case PRE_TACE_PREDICT -> PredictScores.before(ask);
      case POST_TACE_PREDICT -> PredictScores.after(ask);
    };
  }

  private static ClinicalAnswer albi(Asking ask) {
    Supplier<Quantity> bilirubin = ask.baseline(Input.BILIRUBIN);
    Supplier<Quantity> albumin = ask.baseline(Input.ALBUMIN);
    return ask.answer(() -> Albi.graded(ask.definition(), bilirubin.get(), albumin.get()));
  }

  private static ClinicalAnswer childPugh(Asking ask) {
    Supplier<ChildPugh> liver = ChildPugh.asked(ask, Visit.BASELINE);
    return ask.answer(() -> Result.summed(ask.definition(), liver.get().items()));
  }

  private static ClinicalAnswer mrecist(Asking ask) {
    Supplier<Response> response = Mrecist.asked(ask);
    return ask.answer(
        () ->
            Result.stage(
                response.get().name(),
                List.of(
                    Result.line("response", response.get().name()),
                    Result.line("objective-response", response.get().isObjective()))));
  }
}
