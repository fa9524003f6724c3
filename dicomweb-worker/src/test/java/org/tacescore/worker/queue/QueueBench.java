package org.tacescore.worker.queue;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.dicom.RejectionNote;
import org.tacescore.score.ClinicalValue;
import org.tacescore.worker.assemble.Assembler;
import org.tacescore.worker.assemble.AssemblySettings;
import org.tacescore.worker.assemble.JobRequest;
import org.tacescore.worker.assemble.KeySettings;
import org.tacescore.worker.assemble.RecipeNeeds;
import org.tacescore.worker.bridge.Drawings;
import org.tacescore.worker.bridge.StudyIndex;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.dicomweb.Catalogue;
import org.tacescore.worker.receive.CommitmentListener;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.receive.Registration;
import org.tacescore.worker.receive.RetentionIndex;
import org.tacescore.worker.web.JobBoard;
import org.tacescore.worker.web.JobDesk;
import org.tacescore.worker.web.JobOutputs;
import org.tacescore.worker.web.JobView;
import org.tacescore.worker.web.RecipeView;
import org.tacescore.worker.web.RefusalView;

/** The real queue on a real database, stepped by hand; scorer and courier are the test's. */
final class QueueBench implements AutoCloseable {
  static final Duration QUIET = Duration.ofSeconds(90);
  static final RetryPolicy POLICY =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(8), 4);

  final SteppedClock clock = new SteppedClock();
  final List<JobRequest> scored = new ArrayList<>();
  final List<OutboxItem> sent = new ArrayList<>();
  final List<Milestone> milestones = new ArrayList<>();
  final List<ClinicalValue> clinical = new ArrayList<>();

  /** Of the patient at all times; while it is empty, those of the study are all. */
  final List<ClinicalValue> allTimes = new ArrayList<>();

  /** What listeners were told. */
  final List<Notice> told = new ArrayList<>();

  StudyScorer scorer = QueueBench::report;
  Courier courier = new Receiver();

  private final Assembler assembler;
  private final Database database;
  private final ObjectStore store;
  private final ManualScheduler scheduler;
  private final QueueTasks tasks;
  final SettableClock schedulerClock = new SettableClock();

  QueueBench(Path data, Database database) {
    this(data, database, List.of(Arrivals.RECIPE));
  }

  /**
   * @param database closed with the bench
   */
  QueueBench(Path data, Database database, List<RecipeNeeds> recipes) {
    this(data, database, recipes, false);
  }

  /**
   * @param shadow whether nothing is sent
   */
  QueueBench(Path data, Database database, List<RecipeNeeds> recipes, boolean shadow) {
    this.database = database;
    store = ObjectStore.open(data, 1 << 20);
    QueueSettings settings =
        new QueueSettings(
            "bench",
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            POLICY,
            POLICY,
            1);
    assembler =
        new Assembler(
            database.rendezvousStore(clock),
            Arrivals.inspector(),
            instances -> new ClinicalValues(clinical, allTimes.isEmpty() ? clinical : allTimes),
            recipes,
            new AssemblySettings(
                QUIET,
                Duration.ofHours(24),
                Duration.ofHours(24),
                Duration.ofHours(24),
                new KeySettings("d", "1")),
            clock);
    Stations stations =
        new Stations(
            assembler,
            job -> {
              scored.add(job);
              return scorer.score(job);
            },
            store,
            new Courier() {
              @Override
              public String send(OutboxItem item) {
                sent.add(item);
                return courier.send(item);
              }

              @Override
              public ReadBack readBack(OutboxItem item) {
                return courier.readBack(item);
              }

              @Override
              public boolean offersCommitment(OutboxItem item) {
                return courier.offersCommitment(item);
              }

              @Override
              public void requestCommitment(OutboxItem item, String transactionUid) {
                courier.requestCommitment(item, transactionUid);
              }
            },
            List.of("pacs"),
            (milestone, subject) -> milestones.add(milestone),
            shadow,
            new Listener());
    tasks = QueueTasks.of(database.transactions(), stations, settings, clock);
    schedulerClock.set(clock.instant());
    scheduler =
        TestHelper.createManualScheduler(database.dataSource(), tasks.all())
            .clock(schedulerClock)
            .build();
    scheduler.start();
  }

  /** Hears of everything. */
  private final class Listener implements Notifier {
    @Override
    public List<String> listeners(NoticeEvent event) {
      return List.of("listener");
    }

    @Override
    public void tell(String listener, Notice notice) {
      told.add(notice);
    }
  }

  /** Where destinations report whether they keep what they got. */
  CommitmentListener commitments() {
    return database.commitments(clock);
  }

  /** What people may do; a rejection note names the hashes of what it takes back. */
  JobDesk desk() {
    return database.jobDesk(store, QueueBench::note, clock);
  }

  private static OutputObject note(String jobKey, List<String> sha256s, Instant at) {
    return new OutputObject(
        Retraction.ROLE,
        RejectionNote.KEY_OBJECT_SELECTION,
        DeterministicUid.of(jobKey, "note"),
        DeterministicUid.of(jobKey, "note series"),
        "1.2.840.10008.1.2.1",
        EncodedFile.of((sha256s + " " + at).getBytes(StandardCharsets.UTF_8)),
        true);
  }

  /** A destination that keeps everything and cannot be asked. */
  static final class Receiver implements Courier {
    @Override
    public String send(OutboxItem item) {
      return "";
    }

    @Override
    public ReadBack readBack(OutboxItem item) {
      return ReadBack.NOT_OFFERED;
    }
  }

  /** A destination that declines everything. */
  static final class Refuser implements Courier {
    @Override
    public String send(OutboxItem item) {
      throw new DeliveryRefusedException("no");
    }

    @Override
    public ReadBack readBack(OutboxItem item) {
      return ReadBack.NOT_OFFERED;
    }
  }

  /** What the pipeline would answer: one report whose bytes follow from the job. */
  static ScoredStudy report(JobRequest job) {
    String uid = DeterministicUid.of(job.jobKey(), OutputObject.SR);
    byte[] bytes = (uid + job.predecessorSrUid()).getBytes(StandardCharsets.UTF_8);
    OutputObject sr =
        new OutputObject(
            OutputObject.SR,
            "1.2.840.10008.5.1.4.1.1.88.33",
            uid,
            DeterministicUid.of(job.jobKey(), "series"),
            "1.2.840.10008.1.2.1",
            EncodedFile.of(bytes),
            true);
    return new ScoredStudy(
        List.of(sr),
        "{}",
        job.recipeIds().stream().map(id -> new RecipeOutcome(id, Optional.empty())).toList());
  }

  static String srUid(JobRequest job) {
    return DeterministicUid.of(job.jobKey(), OutputObject.SR);
  }

  Registration arrive(InstanceRecord instance) {
    return database.instanceIndex().register(instance, (known, arrived) -> false);
  }

  /** A rejection note of the instances of a study. */
  Registration reject(String noteUid, RejectionNote.Title title, List<InstanceRecord> rejected) {
    return database
        .instanceIndex()
        .register(
            Arrivals.ofPatient(Arrivals.note(noteUid, clock.instant()), rejected.get(0).patient()),
            Optional.of(Arrivals.rejection(title, rejected)),
            (known, arrived) -> true);
  }

  /** A rejection note as it stands. */
  void reject(InstanceRecord note, RejectionNote content) {
    database.instanceIndex().register(note, Optional.of(content), (known, arrived) -> true);
  }

  /** What was noted of a subject, in order. */
  List<String> audited(String subject) {
    return database
        .transactions()
        .run(
            query ->
                query.list(
                    "select event from audit where subject = ? order by id",
                    row -> row.text("event"),
                    subject));
  }

  /** What a job depends on, whether it is the first to report that or not. */
  String contentKey(JobRequest job) {
    return database
        .transactions()
        .run(
            query ->
                query.first(
                    "select content_key from job where job_key = ?",
                    row -> row.text("content_key"),
                    job.jobKey()))
        .orElseThrow();
  }

  /** Looks at what is due, and runs nothing. */
  void evaluate() {
    assembler.evaluateDue();
  }

  /** Whether a study has a rendezvous. */
  boolean known(String study) {
    return database.rendezvousStore(clock).find(study).isPresent();
  }

  /** Whose objects go to one destination. */
  Drawings drawings() {
    return database.drawings(List.of("pacs"), clock);
  }

  StudyIndex studies() {
    return database.studyIndex();
  }

  JobOutputs outputs() {
    return database.jobOutputs();
  }

  /** As somebody asks who waits for the answer. */
  void evaluateNow(String study) {
    assembler.evaluateNow(study);
  }

  RetentionIndex retention() {
    return database.retention();
  }

  Catalogue catalogue() {
    return database.catalogue();
  }

  void clinicalChanged() {
    assembler.clinicalChanged();
  }

  void arriveAll(List<InstanceRecord> instances) {
    instances.forEach(this::arrive);
  }

  /** Lets time pass, then runs all that is due, and what that makes due. */
  void pass(Duration time) {
    clock.step(time);
    schedulerClock.set(clock.instant());
    for (int i = 0; i < 4; i++) {
      assembler.evaluateDue();
      tasks.notices().dispatch();
      scheduler.runAnyDueExecutions();
    }
  }

  JobBoard board() {
    return database.jobBoard(
        new ResultViews() {
          @Override
          public List<RecipeView> ended(String resultJson) {
            return List.of(open("hrd", Optional.empty()));
          }

          @Override
          public RecipeView open(String recipeId, Optional<RefusalView> missing) {
            return new RecipeView(recipeId, "1", "SYNTHETIC", List.of(), missing, List.of());
          }
        },
        () -> true);
  }

  JobView onlyJob() {
    List<JobView> jobs = board().jobs();
    if (jobs.size() != 1) {
      throw new AssertionError("one job expected, got " + jobs);
    }
    return jobs.get(0);
  }

  @Override
  public void close() {
    scheduler.stop();
    store.close();
    database.close();
  }
}
