package org.tacescore.worker.cli;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.worker.assemble.Assembler;
import org.tacescore.worker.clinical.ClinicalFolder;
import org.tacescore.worker.config.WorkerConfig;
import org.tacescore.worker.queue.Courier;
import org.tacescore.worker.queue.OutboxItem;
import org.tacescore.worker.queue.ScoredStudy;
import org.tacescore.worker.queue.Stations;
import org.tacescore.worker.queue.SteppedQueue;
import org.tacescore.worker.queue.StudyScorer;
import org.tacescore.worker.receive.Expectation;
import org.tacescore.worker.receive.InstanceReceiver;
import org.tacescore.worker.receive.Origin;
import org.tacescore.worker.receive.Reception;
import org.tacescore.worker.receive.Registration;
import org.tacescore.worker.web.JobBoard;

/**
 * A worker's real stations, wired as {@code serve} wires them, without a port, a thread or a pause
 * of their own: what is due is done when the caller says so. Its one destination keeps everything.
 */
public final class SteppedWorker implements AutoCloseable {
  private static final Origin ORIGIN = new Origin(Origin.Kind.DIMSE, "MODALITY");

  private final List<DicomObject> delivered = new ArrayList<>();
  private final List<ScoredStudy> scored = new ArrayList<>();
  private final OpenStations open = new OpenStations();
  private final Wiring wiring;
  private final InstanceReceiver receiver;
  private final Assembler assembler;
  private final SteppedQueue queue;

  /**
   * @param nativeFolder where native libraries are unpacked
   * @param clock tells what is due
   */
  public SteppedWorker(WorkerConfig config, Path nativeFolder, Clock clock) {
    wiring = new Wiring(config, nativeFolder, clock, open);
    receiver = wiring.receiver();
    assembler = wiring.assembler();
    StudyScorer scorer = wiring.scorer();
    Stations stations =
        new Stations(
            assembler,
            job -> {
              ScoredStudy answer = scorer.score(job);
              scored.add(answer);
              return answer;
            },
            wiring.store(),
            new Keeper(),
            List.of("pacs"),
            (milestone, subject) -> {});
    queue = open.keep(SteppedQueue.of(wiring.database(), stations, wiring.queueSettings(), clock));
  }

  /** A destination that keeps everything and cannot be asked. */
  private final class Keeper implements Courier {
    @Override
    public String send(OutboxItem item) {
      delivered.add(Part10.read(wiring.store().path(item.sha256())));
      return "";
    }

    @Override
    public ReadBack readBack(OutboxItem item) {
      return ReadBack.NOT_OFFERED;
    }
  }

  /** Takes one Part 10 file as a port would. */
  public Registration receive(byte[] file) {
    try (Reception reception = receiver.begin(ORIGIN)) {
      reception.write(ByteBuffer.wrap(file));
      return reception.finish(Expectation.none()).registration();
    }
  }

  /** Looks into the clinical folder, as the watch of it does now and then. */
  public void lookForClinicalValues() {
    if (wiring.clinicalFolder().map(ClinicalFolder::rescan).orElse(false)) {
      assembler.clinicalChanged();
    }
  }

  /** Does all that is due by the clock. */
  public void runDue() {
    queue.runDue();
  }

  /** What the page and the API show. */
  public JobBoard board() {
    return wiring.database().jobBoard(wiring.resultPages(), () -> true);
  }

  /** What the destination was sent, in order. */
  public List<DicomObject> delivered() {
    return List.copyOf(delivered);
  }

  /** What the pipeline answered, in order. */
  public List<ScoredStudy> scored() {
    return List.copyOf(scored);
  }

  @Override
  public void close() {
    open.close();
  }
}
