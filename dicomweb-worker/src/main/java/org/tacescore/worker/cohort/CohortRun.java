package org.tacescore.worker.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.refusal.RefusedException;

/**
 * Measures the cases of a list, several at a time; one that is unfit does not stop the others, and
 * a journal that cannot be written stops all.
 *
 * <p>The table does not depend on how many run at a time, nor on how often the run was begun.
 */
public final class CohortRun {
  private static final Logger LOG = LoggerFactory.getLogger(CohortRun.class);

  private final CaseMeasurement measurement;
  private final int jobs;

  /**
   * A run.
   *
   * @param jobs cases at a time, at least 1; each uses all cores where it can
   */
  public CohortRun(CaseMeasurement measurement, int jobs) {
    this.measurement = measurement;
    this.jobs = jobs;
  }

  /**
   * Measures all cases, those of the journal excepted when the run resumes.
   *
   * @param table file beside which the journal lies
   * @param done told of each case as it ends, by one thread at a time
   * @return the results in the order of the list
   */
  public List<CaseResult> measure(
      List<CohortCase> cases, Path table, boolean resume, Consumer<CaseResult> done)
      throws IOException {
    try (CohortJournal journal = CohortJournal.open(table, resume)) {
      return measure(cases, journal, done);
    }
  }

  /**
   * Measures all cases that are not in a journal.
   *
   * @throws JournalFault when an entry cannot be written; what was measured before it is kept
   */
  List<CaseResult> measure(
      List<CohortCase> cases, CohortJournal journal, Consumer<CaseResult> done) {
    ExecutorService workers = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<CaseResult>> running = new ArrayList<>();
      for (CohortCase one : cases) {
        running.add(
            workers.submit(
                () -> {
                  journal.requireSound();
                  return tell(measure(one, journal), done);
                }));
      }
      List<CaseResult> results = new ArrayList<>();
      for (Future<CaseResult> result : running) {
        results.add(get(result));
      }
      return results;
    } finally {
      workers.shutdownNow();
    }
  }

  private CaseResult tell(CaseResult result, Consumer<CaseResult> done) {
    synchronized (this) {
      done.accept(result);
    }
    return result;
  }

  private CaseResult measure(CohortCase one, CohortJournal journal) {
    try {
      CaseSource source =
          CaseSource.of(one.image(), one.mask(), one.label().orElse(measurement.label()));
      String key = measurement.key(source);
      Optional<Map<String, String>> finished = journal.finished(key);
      Map<String, String> measured = finished.orElseGet(() -> measurement.columns(source));
      if (finished.isEmpty()) {
        journal.add(key, measured);
      }
      Map<String, String> columns = new LinkedHashMap<>(one.columns());
      columns.putAll(measured);
      return new CaseResult.Measured(one.id(), columns);
    } catch (RefusedException e) {
      return new CaseResult.Unfit(one.id(), e.reason(), e.detail());
    } catch (JournalFault e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      // One case may hold a fault nobody thought of; the others of the night must not be lost by
      // it.
      LOG.debug("case {} failed", one.id(), e);
      return new CaseResult.Failed(one.id(), e.toString());
    }
  }

  private static CaseResult get(Future<CaseResult> result) {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof JournalFault fault) {
        throw fault;
      }
      throw new IllegalStateException("the progress failed", e.getCause());
    }
  }
}
