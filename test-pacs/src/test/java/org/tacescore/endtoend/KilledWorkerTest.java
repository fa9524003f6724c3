package org.tacescore.endtoend;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.endtoend.FaultyHospital.Delivery;
import org.tacescore.worker.queue.Milestone;

/**
 * A worker killed (SIGKILL) where it hurts most, and at seeded moments over receive, queue,
 * pipeline and delivery: when started again it delivers one report of each study, and has kept
 * every instance that it had acknowledged.
 */
@Tag("peers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledWorkerTest {
  private static final long STOW_SEED = 24;

  private KillTrials trials = new KillTrials(Path.of(""));

  @BeforeAll
  void keepEverythingIn(@TempDir Path all) {
    trials = new KillTrials(all);
  }

  /** Ten kills in the second ring, {@link #losesNothingInManyKills} has twenty times as many. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("someSeeds")
  void losesNothing(long seed) throws Exception {
    trials.kill(seed);
  }

  @Tag("soak")
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("manySeeds")
  void losesNothingInManyKills(long seed) throws Exception {
    trials.kill(seed);
  }

  @Test
  void deliversOnceByStowThoughItForgotTheAnswer() throws Exception {
    trials.afterThePacsHasIt(Delivery.STOW, STOW_SEED);
  }

  @ParameterizedTest
  @EnumSource(Milestone.class)
  void recoversFromEachPointBetweenCommits(Milestone milestone) throws Exception {
    trials.at(milestone, Delivery.C_STORE);
  }

  @ParameterizedTest
  @EnumSource(value = Milestone.class, names = "OBJECT_ANSWERED")
  void recoversByStow(Milestone milestone) throws Exception {
    trials.at(milestone, Delivery.STOW);
  }

  @AfterAll
  void nothingComesLateAndNothingIsGone() throws Exception {
    trials.end();
  }

  static LongStream someSeeds() {
    return LongStream.rangeClosed(1, 10);
  }

  static LongStream manySeeds() {
    return LongStream.rangeClosed(101, 300);
  }
}
