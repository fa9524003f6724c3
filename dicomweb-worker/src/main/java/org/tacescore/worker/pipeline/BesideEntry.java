package org.tacescore.worker.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.tacescore.score.clinical.ClinicalAnswer;
import org.tacescore.score.clinical.ClinicalScore;
import org.tacescore.score.clinical.MissingItem;
import org.tacescore.score.clinical.NoClinicalScore;
import org.tacescore.score.clinical.ScoreItem;

/**
 * A clinical score beside a recipe's own in the result document: a group, or why there is none.
 *
 * @param id contract name of the score
 * @param name what people call it
 * @param total the sum; absent for a stage
 * @param group absent where it was not computed
 * @param items its lines
 * @param verification V or C; absent where it was not computed
 * @param source where the numbers were published; absent where it was not computed
 * @param warnings what a reader must know beside it
 * @param refusal why it was not computed
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record BesideEntry(
    String id,
    String name,
    Optional<BigDecimal> total,
    Optional<String> group,
    List<Item> items,
    Optional<String> verification,
    Optional<String> source,
    List<String> warnings,
    Optional<Reason> refusal) {

  /** One line; the points are absent in a stage. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Item(String name, String found, Optional<BigDecimal> adds) {
    static Item of(ScoreItem item) {
      return new Item(item.name(), item.finding(), item.points());
    }
  }

  /** Why there is none, with all that is missing. */
  record Reason(String code, String sentence, String detail, List<String> missing) {}

  static BesideEntry of(ClinicalAnswer answer) {
    return answer instanceof ClinicalScore score ? of(score) : of((NoClinicalScore) answer);
  }

  private static BesideEntry of(ClinicalScore score) {
    return new BesideEntry(
        score.id().contractName(),
        score.title(),
        score.total(),
        Optional.of(score.group()),
        score.items().stream().map(Item::of).toList(),
        Optional.of(score.verification().letter()),
        Optional.of(score.source()),
        score.warnings().stream().map(w -> w.code() + ": " + w.text()).toList(),
        Optional.empty());
  }

  private static BesideEntry of(NoClinicalScore none) {
    return new BesideEntry(
        none.id().contractName(),
        none.title(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.of(
            new Reason(
                none.reason().name(),
                none.reason().sentence(),
                none.detail(),
                none.missing().stream().map(MissingItem::text).toList())));
  }
}
