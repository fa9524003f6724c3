package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.worker.assemble.JobRequest;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.web.JobState;
import org.tacescore.worker.web.JobView;

/** Whatever the order, the repeats and the pauses: one job a content, each scored and sent once. */
class AnyOrderOfArrivalTest {
  private static final int SLICES = 4;

  @TempDir Path data;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void oneJobIsMadeWithinOneQuietPeriod(long seed) {
    Random random = new Random(seed);
    try (QueueBench bench = new QueueBench(data)) {
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
    try (QueueBench bench = new QueueBench(data)) {
      for (InstanceRecord instance : shuffledWithRepeats(bench, random)) {
        bench.arrive(at(bench, instance));
        bench.pass(Duration.ofSeconds(random.nextInt(150)));
      }
      bench.pass(QueueBench.QUIET);
      bench.pass(QueueBench.QUIET);

      assertThat(bench.scored).extracting(JobRequest::jobKey).doesNotHaveDuplicates();
      assertThat(bench.scored).extracting(JobRequest::instances).doesNotHaveDuplicates();
      assertThat(bench.sent).hasSameSizeAs(bench.scored);
      assertThat(bench.board().jobs()).extracting(JobView::state).containsOnly(JobState.DONE);
      JobRequest last = bench.scored.get(bench.scored.size() - 1);
      assertThat(last.instances()).hasSize(2 * SLICES + 1);
      for (int i = 1; i < bench.scored.size(); i++) {
        assertThat(bench.scored.get(i).predecessorSrUid())
            .contains(QueueBench.srUid(bench.scored.get(i - 1)));
      }
    }
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
