package org.tacescore.worker.doctor;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.tacescore.worker.config.DatabaseConfig;
import org.tacescore.worker.queue.DatabaseState;

/**
 * Whether the worker's database can be opened, by a version that it suits.
 *
 * @param workerRuns whether a worker answers at the configured address
 */
record DatabaseCheck(
    DatabaseConfig config, Supplier<DatabaseState> state, BooleanSupplier workerRuns)
    implements Check {
  /** It has the hash that names of workers are locked by. */
  private static final int OLDEST_POSTGRES = 11;

  private static final int TESTED_POSTGRES = 15;

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Finding look() {
    DatabaseState found = state.get();
    if (found instanceof DatabaseState.Absent) {
      return Finding.ok("none yet; the worker's first start makes it");
    }
    if (found instanceof DatabaseState.Locked) {
      return workerRuns.getAsBoolean()
          ? Finding.ok("in use by the running worker")
          : Finding.fail(
              "locked, and no worker answers at the configured HTTP port",
              "end the other process that has data-dir/db open (fuser shows it), or give this"
                  + " worker a data-dir of its own");
    }
    if (found instanceof DatabaseState.Unavailable unavailable) {
      return Finding.fail("cannot be opened: " + unavailable.why(), remedy());
    }
    return judge((DatabaseState.Open) found);
  }

  private String remedy() {
    return config instanceof DatabaseConfig.PostgreSql
        ? "check database.url, user, password-file and pg_hba.conf, and whether the server runs"
        : "check that this account may read data-dir/db; else put a backup of db and objects back";
  }

  private Finding judge(DatabaseState.Open open) {
    String found = "%s, %d changes of schema".formatted(open.product(), open.migrations());
    boolean server = config instanceof DatabaseConfig.PostgreSql;
    if (server && open.version() < OLDEST_POSTGRES) {
      return Finding.fail(found, "use PostgreSQL 15 or later");
    }
    return switch (open.tables()) {
      case NEWER ->
          Finding.fail(
              found + ", of a later version of TACEscore",
              "install that version again, or put the backup from before the upgrade back");
      case BROKEN ->
          Finding.fail(
              found + ", one of which broke off", "put the backup from before the upgrade back");
      case OLDER ->
          Finding.warn(
              found + ", more are to come",
              "make a backup; the worker's next start brings the tables up to date");
      case PRESENT ->
          server && open.version() < TESTED_POSTGRES
              ? Finding.warn(found, "use PostgreSQL 15 or later, which is what is tested")
              : Finding.ok(found + ", up to date");
    };
  }
}
