package org.tacescore.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.RejectionNote.Title;
import org.tacescore.worker.dicomweb.Catalogue;
import org.tacescore.worker.dicomweb.CataloguedInstance;
import org.tacescore.worker.dicomweb.FoundResource;
import org.tacescore.worker.dicomweb.Headline;
import org.tacescore.worker.dicomweb.ResourceLevel;
import org.tacescore.worker.dicomweb.ResourceUids;
import org.tacescore.worker.dicomweb.Search;
import org.tacescore.worker.dicomweb.SearchKey;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.web.JobState;

/** What can be searched follows what comes, is made, taken back and given up. */
class CatalogueTest {
  @TempDir Path data;
  private QueueBench bench;
  private Catalogue catalogue;
  private List<InstanceRecord> study;
  private final List<String> read = new ArrayList<>();

  /** The embedded database; peers override it. */
  Database database(Path folder) {
    return Database.embedded(folder.resolve("db"));
  }

  @BeforeEach
  void open() {
    bench = new QueueBench(data, database(data));
    catalogue = bench.catalogue();
    study = Arrivals.study(2, bench.clock.instant());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Optional<Headline> headline(String sha256) {
    read.add(sha256);
    return Optional.of(
        new Headline(
            Map.of(SearchKey.MODALITY, "CT", SearchKey.PATIENT_NAME, "=of " + sha256 + "="),
            "{}",
            "{}",
            "{}",
            1,
            1));
  }

  private void refresh() {
    catalogue.stale(100).forEach(stale -> catalogue.refresh(stale, this::headline));
    assertThat(catalogue.stale(100)).isEmpty();
  }

  private List<String> shown() {
    refresh();
    return catalogue
        .instances(new ResourceUids(Arrivals.STUDY, Optional.empty(), Optional.empty()))
        .stream()
        .map(CataloguedInstance::sopInstanceUid)
        .sorted()
        .toList();
  }

  private List<String> uids(List<InstanceRecord> instances) {
    return instances.stream().map(InstanceRecord::sopInstanceUid).sorted().toList();
  }

  private Optional<FoundResource.Study> found() {
    return catalogue.find(new Search(ResourceLevel.STUDY, List.of(), 10, 0)).stream()
        .map(FoundResource::study)
        .filter(found -> found.uid().equals(Arrivals.STUDY))
        .findFirst();
  }

  private void score() {
    bench.arriveAll(study);
    bench.pass(QueueBench.QUIET);
    assertThat(bench.onlyJob().state()).isEqualTo(JobState.DONE);
  }

  @Test
  void whatCameIsThereOnceItWasRead() {
    bench.arriveAll(study);
    assertThat(catalogue.isStale(Arrivals.STUDY)).isTrue();
    assertThat(catalogue.unread(Arrivals.STUDY)).hasSize(5);

    assertThat(shown()).isEqualTo(uids(study));

    assertThat(catalogue.isStale(Arrivals.STUDY)).isFalse();
    assertThat(read).hasSize(5);
    FoundResource.Study found = found().orElseThrow();
    assertThat(found.series()).isEqualTo(3);
    assertThat(found.instances()).isEqualTo(5);
    assertThat(found.modalities()).containsExactly("CT");
    assertThat(catalogue.count(new Search(ResourceLevel.INSTANCE, List.of(), 1, 0))).isEqualTo(5);
  }

  @Test
  void aLaterInstanceAloneIsRead() {
    bench.arriveAll(study);
    refresh();
    read.clear();

    bench.arrive(Arrivals.instance(2, 9, "CT", bench.clock.instant()));

    assertThat(shown()).hasSize(6);
    assertThat(read).hasSize(1);
    assertThat(bench.arrive(study.get(0))).isNotNull();
    assertThat(catalogue.stale(9)).isEmpty();
  }

  @Test
  void whatAJobMadeIsThereUntilItIsRetracted() {
    score();
    assertThat(shown()).hasSize(6).contains(QueueBench.srUid(bench.scored.get(0)));

    bench.desk().retract(bench.onlyJob().id());

    assertThat(shown()).isEqualTo(uids(study));
  }

  @Test
  void whatANoteTakesBackIsGoneAndWhatExpiredComesBack() {
    bench.arriveAll(study);
    refresh();

    bench.reject("1.9.1.1", Title.RETENTION_EXPIRED, study.subList(0, 2));
    assertThat(shown()).isEqualTo(uids(study.subList(2, 5)));
    bench.reject("1.9.1.2", Title.QUALITY, study.subList(4, 5));
    assertThat(shown()).isEqualTo(uids(study.subList(2, 4)));
    assertThat(found().orElseThrow().series()).isEqualTo(2);

    bench.clock.step(Duration.ofHours(1));
    bench.arrive(Arrivals.study(2, bench.clock.instant()).get(0));
    assertThat(shown()).isEqualTo(uids(List.of(study.get(0), study.get(2), study.get(3))));
  }

  @Test
  void theStudyIsDescribedByAnotherInstanceWhenTheFirstIsTakenBack() {
    bench.arriveAll(study);
    refresh();
    read.clear();

    // The note is read, too.
    bench.reject("1.9.1.1", Title.PATIENT_SAFETY, study.subList(0, 1));
    refresh();

    assertThat(read).hasSize(2).doesNotContain(study.get(0).sha256());
    bench.reject("1.9.1.2", Title.PATIENT_SAFETY, study.subList(1, 5));
    assertThat(shown()).isEmpty();
    assertThat(found()).isEmpty();
  }

  @Test
  void whatIsGivenUpIsGoneUntilItComesAgain() {
    score();
    refresh();
    bench.clock.step(Duration.ofDays(91));
    bench
        .retention()
        .giveUp(bench.clock.instant().minus(Duration.ofDays(90)), bench.clock.instant());
    assertThat(shown()).containsExactly(QueueBench.srUid(bench.scored.get(0)));

    bench.arrive(study.get(0));

    assertThat(shown()).hasSize(2).contains(study.get(0).sopInstanceUid());
  }

  @Test
  void aFileThatCannotBeReadIsLeftOutAndNotTriedForEver() {
    bench.arriveAll(study);

    catalogue.refresh(
        Arrivals.STUDY,
        sha256 -> sha256.equals(study.get(1).sha256()) ? Optional.empty() : headline(sha256));

    assertThat(catalogue.stale(9)).isEmpty();
    assertThat(shown()).hasSize(4).doesNotContain(study.get(1).sopInstanceUid());
  }

  @Test
  void severalWorkersRefreshAStudyThatIsArriving() throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        InstanceRecord instance = Arrivals.instance(1 + i % 3, i, "CT", bench.clock.instant());
        calls.add(
            () -> {
              bench.arrive(instance);
              catalogue.refresh(Arrivals.STUDY, sha256 -> headlineOf(sha256));
              return true;
            });
      }
      for (Future<Boolean> call : workers.invokeAll(calls)) {
        assertThat(call.get()).isTrue();
      }
    } finally {
      workers.shutdown();
    }

    assertThat(shown()).hasSize(40);
    assertThat(found().orElseThrow().instances()).isEqualTo(40);
  }

  private static Optional<Headline> headlineOf(String sha256) {
    return Optional.of(new Headline(Map.of(SearchKey.STUDY_ID, sha256), "{}", "{}", "{}", 1, 1));
  }
}
