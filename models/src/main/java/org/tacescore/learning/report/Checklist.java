package org.tacescore.learning.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A published list of what a report should say, in our own short wording.
 *
 * @param note how to read it
 */
record Checklist(
    String name, String title, String source, String doi, String note, List<Item> items) {
  Checklist {
    items = List.copyOf(items);
  }

  /**
   * One item.
   *
   * @param weight its share of the whole, null where the list has no weights
   * @param condition when the item counts, null where always
   */
  record Item(
      int number,
      String section,
      String subject,
      @Nullable Double weight,
      @Nullable String condition,
      List<Part> parts) {
    Item {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A question of an item.
   *
   * @param mark its letter, empty where the item has one question
   * @param facts that answer it
   * @param site what is left for the site to say, null where the facts suffice
   */
  record Part(String mark, String wording, List<Fact> facts, @Nullable String site) {
    Part {
      facts = List.copyOf(facts);
    }
  }

  boolean weighted() {
    return items.stream().anyMatch(item -> item.weight() != null);
  }

  /** TRIPOD+AI, doi:10.1136/bmj-2023-078378. */
  static Checklist tripodAi() {
    return read("tripod-ai.json");
  }

  /** METRICS, doi:10.1186/s13244-023-01572-w. */
  static Checklist metrics() {
    return read("metrics.json");
  }

  private static Checklist read(String resource) {
    try (InputStream in = Objects.requireNonNull(Checklist.class.getResourceAsStream(resource))) {
      return new ObjectMapper().readValue(in, Checklist.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the checklist " + resource + " cannot be read", e);
    }
  }
}
