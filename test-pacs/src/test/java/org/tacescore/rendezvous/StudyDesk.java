package org.tacescore.rendezvous;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.aoju.bus.image.Tag;
import org.tacescore.dicom.DicomObject;
import org.tacescore.endtoend.ExampleBundle;
import org.tacescore.worker.cli.CacheFolder;
import org.tacescore.worker.cli.SteppedWorker;
import org.tacescore.worker.config.WorkerConfig;
import org.tacescore.worker.queue.OutputObject;
import org.tacescore.worker.queue.ScoredStudy;
import org.tacescore.worker.receive.Registration;
import org.tacescore.worker.web.JobState;
import org.tacescore.worker.web.JobView;
import org.tacescore.worker.web.OrphanView;

/**
 * A worker's real stations at which studies are put down instance by instance, with a clock that is
 * stepped: quiet period 90 s, deadline of every slot 24 h.
 */
final class StudyDesk implements AutoCloseable {
  static final Duration QUIET = Duration.ofSeconds(90);
  static final Duration DEADLINE = Duration.ofHours(24);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<JobState> GONE = Set.of(JobState.SUPERSEDED, JobState.CANCELLED);

  private final SettableClock clock = new SettableClock(Instant.parse("2025-03-03T18:00:00Z"));
  private final Path folder;
  private final SteppedWorker worker;

  static StudyDesk open(Path folder) throws IOException {
    return open(folder, ExampleBundle.ID);
  }

  /**
   * @param recipe built in, or of the folder {@code data/bundles}
   */
  static StudyDesk open(Path folder, String recipe) throws IOException {
    return open(folder, recipe, "report: {objects: []}");
  }

  /**
   * @param recipe built in, or of the folder {@code data/bundles}
   * @param more further keys of its configuration
   */
  static StudyDesk open(Path folder, String recipe, String more) throws IOException {
    Files.createDirectories(folder.resolve("clinical"));
    ExampleBundle.putInto(folder.resolve("data"));
    Path config = folder.resolve("worker.yaml");
    Files.writeString(
        config,
        """
        data-dir: data
        site-zone: UTC
        quiet-period: %ds
        slot-deadline: %dh
        clinical-folder: clinical
        recipes: [%s]
        backend: jvm
        %s
        deliver: none
        """
            .formatted(QUIET.toSeconds(), DEADLINE.toHours(), recipe, more));
    return new StudyDesk(folder, WorkerConfig.read(config));
  }

  private StudyDesk(Path folder, WorkerConfig config) {
    this.folder = folder;
    this.worker = new SteppedWorker(config, CacheFolder.path().resolve("native"), clock);
  }

  Registration receive(byte[] file) {
    return worker.receive(file);
  }

  /** Lets time pass, and does what is due then. */
  void pass(Duration time) {
    clock.pass(time);
    worker.runDue();
  }

  /** Puts a file of clinical values into the worker's folder, in the place of the former one. */
  void putClinical(String name, byte[] content) {
    try {
      Path file = folder.resolve("clinical").resolve(name);
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    worker.lookForClinicalValues();
  }

  /** A study as the page shows it: what holds it or what it waits for, else its last job. */
  JobView view(String study) {
    List<JobView> views =
        worker.board().jobs().stream()
            .filter(view -> view.studyInstanceUid().equals(study))
            .filter(view -> !GONE.contains(view.state()))
            .toList();
    return views.stream()
        .filter(view -> view.id().equals(study))
        .findFirst()
        .or(() -> views.stream().max(Comparator.comparing(JobView::created)))
        .orElseThrow(() -> new AssertionError("the page does not show study " + study));
  }

  List<OrphanView> orphans(String study) {
    return worker.board().orphans().stream()
        .filter(orphan -> orphan.studyInstanceUid().equals(study))
        .toList();
  }

  /** Reports of a study that the destination was sent, in order. */
  List<DicomObject> reports(String study) {
    return worker.delivered().stream()
        .filter(object -> "SR".equals(object.dataset().getString(Tag.Modality)))
        .filter(object -> object.studyInstanceUid().equals(study))
        .toList();
  }

  /** What a study's jobs made, one map a job: the bytes of each object by its role. */
  List<Map<String, byte[]>> objects(String study) {
    return worker.scored().stream()
        .filter(scored -> json(scored).path("study_instance_uid").asText().equals(study))
        .map(
            scored ->
                scored.objects().stream()
                    .collect(
                        Collectors.<OutputObject, String, byte[]>toMap(
                            OutputObject::role, object -> object.file().toArray())))
        .toList();
  }

  /** The result of a study's last job, as docs/formats.md describes it. */
  JsonNode result(String study) {
    return worker.scored().stream()
        .map(StudyDesk::json)
        .filter(result -> result.path("study_instance_uid").asText().equals(study))
        .reduce((first, last) -> last)
        .orElseThrow(() -> new AssertionError("no job of study " + study));
  }

  private static JsonNode json(ScoredStudy scored) {
    try {
      return JSON.readTree(scored.resultJson());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
