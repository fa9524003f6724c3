package org.tacescore.worker.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.worker.config.InvalidConfigException;
import org.tacescore.worker.config.WorkerConfig;

/** Goes through all that a worker with a configuration needs, one check after the other. */
public final class Doctor {
  private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);

  private final Surroundings surroundings;

  public Doctor(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Looks at everything; with a configuration that cannot be used, at that alone.
   *
   * @param file the worker's YAML file
   * @param told hears of each check when it is done
   * @return all of them
   */
  public List<Examined> examine(Path file, Consumer<Examined> told) {
    List<Examined> all = new ArrayList<>();
    Consumer<Examined> both = all::add;
    both = both.andThen(told);
    try {
      WorkerConfig config = WorkerConfig.read(file);
      both.accept(new Examined("configuration", Finding.ok(file + " can be used")));
      for (Check check : CheckList.of(config, surroundings)) {
        both.accept(new Examined(check.name(), look(check)));
      }
    } catch (InvalidConfigException e) {
      both.accept(
          new Examined(
              "configuration",
              Finding.fail(
                  String.valueOf(e.getMessage()),
                  "mend these lines; docs/configuration.md has every key")));
    }
    return List.copyOf(all);
  }

  /** A check that breaks must not keep the others from being made. */
  private static Finding look(Check check) {
    try {
      return check.look();
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("the whole cause", e);
      return Finding.fail(
          "the check itself failed (%s)".formatted(e.getClass().getSimpleName()),
          "run again with TACESCORE_JAVA_OPTIONS=-Dtacescore.log=DEBUG, and report what it says");
    }
  }
}
