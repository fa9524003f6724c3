package org.tacescore.worker.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Runs work in one transaction each: all of it is committed, or nothing.
 *
 * <p>Isolation is READ COMMITTED. Work that lost a race (a unique key was taken, a deadlock was
 * broken, a row was changed) runs again from its beginning, so it must do nothing outside the
 * database that cannot be done twice.
 */
final class Transactions {

  /** Unique violation, serialisation failure, deadlock (PostgreSQL); concurrent update (H2). */
  private static final Set<String> LOST_RACES = Set.of("23505", "40001", "40P01", "90131");

  /** Connection, resources, operator intervention, input and output. */
  private static final Set<String> SURROUNDINGS = Set.of("08", "53", "57", "58");

  /**
   * H2: file closed or corrupted by a full disk, lock time-out, database closed. PostgreSQL: lock
   * time-out, a server that has become read-only.
   */
  private static final Set<String> STATES_OF_SURROUNDINGS =
      Set.of("90028", "90031", "90067", "90098", "90121", "HYT00", "50200", "55P03", "25006");

  private static final int TRIES = 10;

  private final DataSource dataSource;

  Transactions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Something to do within a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T in(Query query) throws SQLException;
  }

  /** As {@link Work}, without an answer. */
  @FunctionalInterface
  interface Change {
    void in(Query query) throws SQLException;
  }

  /**
   * @throws TransientFault if the database does not answer or cannot write
   */
  <T> T run(Work<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return once(work);
      } catch (SQLException e) {
        if (tries == TRIES || !LOST_RACES.contains(state(e))) {
          throw named(e);
        }
      }
    }
  }

  void change(Change change) {
    run(
        query -> {
          change.in(query);
          return true;
        });
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (Connection connection = connection()) {
      connection.setAutoCommit(false);
      T answer;
      try {
        answer = work.in(new Query(connection));
        connection.commit();
      } catch (SQLException | RuntimeException | Error e) {
        undo(connection, e);
        throw e;
      }
      connection.setAutoCommit(true);
      return answer;
    }
  }

  /** A connection that is lost must not hide why. */
  private static void undo(Connection connection, Throwable cause) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException lost) {
      cause.addSuppressed(lost);
    }
  }

  private Connection connection() {
    try {
      return dataSource.getConnection();
    } catch (IllegalStateException e) {
      throw new TransientFault("the database is closed", e);
    } catch (SQLException e) {
      throw new TransientFault("the database gives no connection", e);
    }
  }

  private static RuntimeException named(SQLException e) {
    String state = state(e);
    boolean surroundings =
        e instanceof SQLTransientException
            || e instanceof SQLRecoverableException
            || e instanceof SQLNonTransientConnectionException
            || SURROUNDINGS.contains(state.substring(0, Math.min(2, state.length())))
            || STATES_OF_SURROUNDINGS.contains(state);
    return surroundings
        ? new TransientFault("the database cannot be used now (SQL state " + state + ")", e)
        : new QueryFailedException("a database statement failed (SQL state " + state + ")", e);
  }

  private static String state(SQLException e) {
    String state = e.getSQLState();
    return state == null ? "" : state;
  }
}
