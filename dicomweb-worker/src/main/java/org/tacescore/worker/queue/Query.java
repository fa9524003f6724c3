package org.tacescore.worker.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements within one transaction.
 *
 * <p>Parameters are texts, numbers, booleans, enums (kept by name), {@link Instant} (kept in UTC,
 * to the microsecond, which both databases hold) and {@link Optional} of these (empty is NULL).
 */
final class Query {
  private final Connection connection;

  Query(Connection connection) {
    this.connection = connection;
  }

  /** Makes a value of the present row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(Row row) throws SQLException;
  }

  <T> List<T> list(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> values = new ArrayList<>();
      while (rows.next()) {
        values.add(reader.read(new Row(rows)));
      }
      return values;
    }
  }

  <T> Optional<T> first(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
    return list(sql, reader, parameters).stream().findFirst();
  }

  boolean exists(String sql, Object... parameters) throws SQLException {
    return first(sql, row -> true, parameters).isPresent();
  }

  /** Runs an INSERT, UPDATE or DELETE and tells how many rows it changed. */
  int update(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, jdbc(parameters[i]));
    }
    return statement;
  }

  private static @Nullable Object jdbc(Object parameter) {
    if (parameter instanceof Optional<?> optional) {
      return optional.map(Query::jdbc).orElse(null);
    }
    if (parameter instanceof Instant instant) {
      return OffsetDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }
    return parameter instanceof Enum<?> constant ? constant.name() : parameter;
  }

  /** The present row of an answer. */
  record Row(ResultSet rows) {

    String text(String column) throws SQLException {
      String value = rows.getString(column);
      if (value == null) {
        throw new SQLException("column " + column + " holds no value");
      }
      return value;
    }

    Optional<String> optionalText(String column) throws SQLException {
      return Optional.ofNullable(rows.getString(column));
    }

    long number(String column) throws SQLException {
      return rows.getLong(column);
    }

    boolean flag(String column) throws SQLException {
      return rows.getBoolean(column);
    }

    Instant instant(String column) throws SQLException {
      return optionalInstant(column)
          .orElseThrow(() -> new SQLException("column " + column + " holds no value"));
    }

    Optional<Instant> optionalInstant(String column) throws SQLException {
      return Optional.ofNullable(rows.getObject(column, OffsetDateTime.class))
          .map(OffsetDateTime::toInstant);
    }

    <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
      return Enum.valueOf(type, text(column));
    }
  }
}
