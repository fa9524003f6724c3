package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.RejectionNote.Title;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.worker.assemble.JobRequest;
import org.tacescore.worker.assemble.RecipeNeeds;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.web.JobState;
import org.tacescore.worker.web.JobView;

/** Whatever the order, the repeats and the pauses: one job a content, each scored and sent once. */
class AnyOrderOfArrivalTest {
  private static final int SLICES = 4;
  private static final ClinicalValue AFP =
      new ClinicalValue(Analyte.AFP, "9", "ng/mL", Optional.empty(), "csv");
  private static final ClinicalValue AST =
      new ClinicalValue(Analyte.AST, "40", "U/L", Optional.empty(), "csv");
  private static final RecipeNeeds CLINICAL_RECIPE =
      new RecipeNeeds(
          "hrd",
          "1",
          "e1",
          "CT",
          Arrivals.RECIPE.phases(),
          Set.of(Analyte.AFP),
          Set.of(Analyte.AST));

  @TempDir Path data;

  /** The embedded database; peers override it. */
  Database database(Path folder) {
    return Database.embedded(folder.resolve("db"));
  }

  private QueueBench bench(String name, List<RecipeNeeds> recipes) {
    Path folder = data.resolve(name);
    return new QueueBench(folder, database(folder), recipes);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void oneJobIsMadeWithinOneQuietPeriod(long seed) {
    Random random = new Random(seed);
    try (QueueBench bench = new QueueBench(data, database(data))) {
      for (InstanceRecord instance : shuffledWithRepeats(bench, random)) {
        bench.arrive(at(bench, instance));
        bench.pass(Duration.ofSeconds(random.nextInt(89)));
      }
      bench.pass(QueueBench.QUIET);

      assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
      assertThat(bench.scored).hasSize(1);
      assertThat(bench.sent).hasSize(1);
      assertThat(bench.scored.get(0).instances()).hasSize(2 * SLICES + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void everyContentSeenIsOneJobAndTheLastIsTheWholeStudy(long seed) {
    Random random = new Random(seed);
    try (QueueBench bench = new QueueBench(data, database(data))) {
      for (InstanceRecord instance : shuffledWithRepeats(bench, random)) {
        bench.arrive(at(bench, instance));
        bench.pass(Duration.ofSeconds(random.nextInt(150)));
      }
      bench.pass(QueueBench.QUIET);
      bench.pass(QueueBench.QUIET);

      assertThat(bench.scored).extracting(JobRequest::jobKey).doesNotHaveDuplicates();
      assertThat(bench.scored).extracting(JobRequest::instances).doesNotHaveDuplicates();
      assertThat(bench.sent).hasSameSizeAs(bench.scored);
      assertThat(bench.board().jobs())
          .extracting(JobView::state)
          .isSubsetOf(JobState.DONE, JobState.SUPERSEDED)
          .containsOnlyOnce(JobState.DONE);
      JobRequest last = bench.scored.get(bench.scored.size() - 1);
      assertThat(last.instances()).hasSize(2 * SLICES + 1);
      for (int i = 1; i < bench.scored.size(); i++) {
        assertThat(bench.scored.get(i).predecessorSrUid())
            .contains(QueueBench.srUid(bench.scored.get(i - 1)));
      }
    }
  }

  /**
   * Images, segmentations, clinical values and rejection notes in any order, with looks at the
   * study between any two: the content that is reported last is the same.
   */
  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
  void theEndIsTheSameWhateverCameFirst(long seed) {
    Random random = new Random(seed);
    String inOrder;
    try (QueueBench bench = bench("in-order", List.of(CLINICAL_RECIPE))) {
      events(bench).forEach(Runnable::run);
      inOrder = endOf(bench);
    }
    try (QueueBench bench = bench("shuffled", List.of(CLINICAL_RECIPE))) {
      List<Runnable> events = events(bench);
      Collections.shuffle(events, random);
      for (Runnable event : events) {
        event.run();
        bench.clinicalChanged();
        bench.pass(Duration.ofSeconds(random.nextInt(150)));
      }

      assertThat(endOf(bench)).isEqualTo(inOrder);
      assertThat(bench.scored).extracting(JobRequest::jobKey).doesNotHaveDuplicates();
    }
  }

  private static List<Runnable> events(QueueBench bench) {
    Instant start = bench.clock.instant();
    InstanceRecord wrongSegmentation = Arrivals.instance(3, 2, "SEG", start);
    InstanceRecord blurred = Arrivals.instance(1, SLICES, "CT", start);
    bench.clinical.add(AST);
    List<Runnable> events = new ArrayList<>();
    for (InstanceRecord instance : Arrivals.study(SLICES, start)) {
      events.add(() -> bench.arrive(at(bench, instance)));
    }
    events.add(() -> bench.arrive(at(bench, wrongSegmentation)));
    events.add(() -> bench.reject("1.9.1.1", Title.PATIENT_SAFETY, List.of(wrongSegmentation)));
    events.add(() -> bench.reject("1.9.1.2", Title.QUALITY, List.of(blurred)));
    events.add(() -> bench.clinical.add(AFP));
    events.add(() -> bench.clinical.remove(AST));
    return events;
  }

  /** The content that is reported last, after everything has become quiet. */
  private static String endOf(QueueBench bench) {
    bench.clinicalChanged();
    bench.pass(QueueBench.QUIET);
    bench.pass(QueueBench.QUIET);
    JobRequest last = bench.scored.get(bench.scored.size() - 1);
    assertThat(last.instances()).hasSize(2 * SLICES);
    assertThat(last.clinical()).containsExactly(AFP);
    assertThat(bench.board().jobs())
        .filteredOn(job -> job.state() != JobState.SUPERSEDED)
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.state()).isEqualTo(JobState.DONE);
              assertThat(job.id()).isEqualTo(last.jobKey());
            });
    return bench.contentKey(last);
  }

  private static List<InstanceRecord> shuffledWithRepeats(QueueBench bench, Random random) {
    List<InstanceRecord> study = Arrivals.study(SLICES, bench.clock.instant());
    List<InstanceRecord> sent = new ArrayList<>(study);
    for (int i = 0; i < 4; i++) {
      sent.add(study.get(random.nextInt(study.size())));
    }
    Collections.shuffle(sent, random);
    return sent;
  }

  private static InstanceRecord at(QueueBench bench, InstanceRecord instance) {
    return new InstanceRecord(
        instance.sopInstanceUid(),
        instance.sopClassUid(),
        instance.studyInstanceUid(),
        instance.seriesInstanceUid(),
        instance.modality(),
        instance.patient(),
        instance.transferSyntaxUid(),
        instance.sha256(),
        instance.bytes(),
        bench.clock.instant(),
        instance.origin(),
        false);
  }
}
