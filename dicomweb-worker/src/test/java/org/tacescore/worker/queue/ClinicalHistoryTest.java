package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.worker.assemble.JobRequest;
import org.tacescore.worker.assemble.RecipeNeeds;
import org.tacescore.worker.web.JobState;

/** A patient's values of all times, for the clinical scores beside a recipe's own. */
class ClinicalHistoryTest {
  private static final RecipeNeeds ALONE = recipe("alone", Set.of());
  private static final RecipeNeeds BESIDE =
      recipe("beside", Set.of(Analyte.AFP, Analyte.AST, Analyte.TACE_DATE));
  private static final ClinicalValue AFP = value(Analyte.AFP, "9", "2025-01-02T08:00:00Z");
  private static final ClinicalValue BEFORE = value(Analyte.AST, "40", "2025-01-02T08:00:00Z");
  private static final ClinicalValue TACE =
      value(Analyte.TACE_DATE, "2025-01-10", "2025-01-10T08:00:00Z");
  private static final ClinicalValue AFTER = value(Analyte.AST, "60", "2025-02-02T08:00:00Z");
  private static final ClinicalValue INR = value(Analyte.INR, "1", "2025-02-02T08:00:00Z");

  @TempDir Path data;

  /** The embedded database; peers override it. */
  Database database(Path folder) {
    return Database.embedded(folder.resolve("db"));
  }

  private static RecipeNeeds recipe(String id, Set<Analyte> helpful) {
    return new RecipeNeeds(
        id, "1", "e1", "CT", Arrivals.RECIPE.phases(), Set.of(Analyte.AFP), helpful);
  }

  private static ClinicalValue value(Analyte analyte, String value, String time) {
    return new ClinicalValue(analyte, value, "", Optional.of(Instant.parse(time)), "csv");
  }

  private QueueBench scored(RecipeNeeds... recipes) {
    QueueBench bench = new QueueBench(data, database(data), List.of(recipes));
    bench.clinical.addAll(List.of(AFP, BEFORE, TACE));
    bench.arriveAll(Arrivals.study(2, bench.clock.instant()));
    bench.pass(QueueBench.QUIET);
    return bench;
  }

  private static void comes(QueueBench bench, ClinicalValue later) {
    bench.allTimes.addAll(bench.clinical);
    bench.allTimes.add(later);
    bench.clinicalChanged();
    bench.pass(QueueBench.QUIET);
  }

  @Test
  void aLaterValueMakesAnotherReportThatReplacesTheFormer() {
    try (QueueBench bench = scored(BESIDE)) {
      assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);

      comes(bench, AFTER);

      JobRequest first = bench.scored.get(0);
      JobRequest second = bench.scored.get(1);
      assertThat(first.clinicalHistory()).isEmpty();
      assertThat(first.clinicalValues().all()).containsExactlyElementsOf(first.clinical());
      assertThat(second.clinical()).containsExactlyInAnyOrder(AFP, BEFORE, TACE);
      assertThat(second.clinicalValues().all()).containsExactlyInAnyOrder(AFP, BEFORE, TACE, AFTER);
      assertThat(second.predecessorSrUid()).contains(QueueBench.srUid(first));
      assertThat(bench.board().jobs())
          .anySatisfy(job -> assertThat(job.superseded()).contains("the clinical values changed"));
    }
  }

  @Test
  void aLaterValueThatNoRecipeUsesChangesNothing() {
    try (QueueBench bench = scored(BESIDE)) {
      comes(bench, INR);

      assertThat(bench.scored).hasSize(1);
    }
  }

  @Test
  void recipesWithoutScoresBesideDoNotSeeOtherTimes() {
    try (QueueBench bench = scored(ALONE)) {
      comes(bench, AFTER);

      assertThat(bench.scored).hasSize(1);
      assertThat(bench.scored.get(0).clinicalHistory()).isEmpty();
    }
  }

  @Test
  void aRecipeDoesNotWaitForTheValuesOfScoresBesideIt() {
    try (QueueBench bench = new QueueBench(data, database(data), List.of(BESIDE))) {
      bench.clinical.add(AFP);
      bench.arriveAll(Arrivals.study(2, bench.clock.instant()));
      bench.pass(QueueBench.QUIET);

      assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
    }
  }

  @Test
  void jobsOfFormerVersionsHaveTheirValuesAlone() {
    try (QueueBench bench = scored(BESIDE)) {
      JobRequest job = bench.scored.get(0);
      String written = RequestJson.write(job);
      String former = written.replace("\"clinicalHistory\":null,", "");

      assertThat(former).isNotEqualTo(written).doesNotContain("History");
      assertThat(RequestJson.read(former)).isEqualTo(RequestJson.read(written)).isEqualTo(job);
    }
  }

  @Test
  void aStoredJobKeepsTheHistory() {
    try (QueueBench bench = scored(BESIDE)) {
      comes(bench, AFTER);
      JobRequest job = bench.scored.get(1);

      assertThat(RequestJson.read(RequestJson.write(job))).isEqualTo(job);
    }
  }
}
