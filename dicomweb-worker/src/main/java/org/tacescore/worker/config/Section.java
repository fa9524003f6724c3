package org.tacescore.worker.config;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One mapping of the file: hands out typed values by key, notes what is wrong with its line, and
 * knows at the end which keys nobody asked for.
 */
final class Section {
  private final String path;
  private final YamlNode.Mapping mapping;
  private final List<String> errors;
  private final Set<String> asked = new HashSet<>();

  /**
   * @param path what stands before the keys in messages, e.g. {@code dicom.}; empty for the root
   */
  Section(String path, YamlNode.Mapping mapping, List<String> errors) {
    this.path = path;
    this.mapping = mapping;
    this.errors = errors;
  }

  boolean has(String key) {
    return entry(key).isPresent();
  }

  String text(String key, String absent) {
    return parsed(key, Function.identity(), absent);
  }

  /** A value that must be there; {@code stand} stands in for it where it is not. */
  <T> T required(String key, Function<String, T> parse, T stand) {
    if (!has(key) || text(key, "").isEmpty()) {
      error(mapping.line(), key + " is required");
      return stand;
    }
    return parsed(key, parse, stand);
  }

  /** A value through a parser, which throws an unchecked exception with a message for people. */
  <T> T parsed(String key, Function<String, T> parse, T absent) {
    Optional<YamlNode.Entry> entry = entry(key);
    if (entry.isEmpty()) {
      return absent;
    }
    if (!(entry.get().value() instanceof YamlNode.Scalar scalar)) {
      error(entry.get().line(), key + " must be a single value");
      return absent;
    }
    try {
      return parse.apply(scalar.text());
    } catch (RuntimeException e) {
      error(entry.get().line(), "%s: %s".formatted(key, e.getMessage()));
      return absent;
    }
  }

  long number(String key, long absent, long min, long max) {
    return parsed(key, text -> Scalars.number(text, min, max), absent);
  }

  double decimal(String key, double absent, double min, double max) {
    return parsed(key, text -> Scalars.decimal(text, min, max), absent);
  }

  Duration duration(String key, Duration absent) {
    return parsed(key, Scalars::duration, absent);
  }

  boolean flag(String key) {
    return parsed(key, Scalars::flag, false);
  }

  <E extends Enum<E>> E choice(String key, Class<E> type, E absent) {
    return parsed(key, text -> Scalars.choice(text, type), absent);
  }

  /** A list of single values; one value alone counts as a list of one. */
  <T> List<T> list(String key, Function<String, T> parse) {
    Optional<YamlNode.Entry> entry = entry(key);
    if (entry.isEmpty()) {
      return List.of();
    }
    List<YamlNode> items =
        entry.get().value() instanceof YamlNode.Items list
            ? list.items()
            : List.of(entry.get().value());
    return items.stream().flatMap(item -> item(key, item, parse).stream()).toList();
  }

  /** A mapping whose keys are not ours, in the order of the file. */
  <T> Map<String, T> map(String key, Function<String, T> parse) {
    Optional<YamlNode.Entry> entry = entry(key);
    if (entry.isEmpty()) {
      return Map.of();
    }
    Map<String, T> values = new LinkedHashMap<>();
    asMapping(key, entry.get().value())
        .entries()
        .forEach(
            (name, value) ->
                item(key + " of " + name, value.value(), parse)
                    .ifPresent(parsed -> values.put(name, parsed)));
    return values;
  }

  /** A section under this one; empty when it is not there. */
  Section section(String key) {
    return new Section(
        path + key + ".",
        entry(key).map(found -> asMapping(key, found.value())).orElseGet(this::nothing),
        errors);
  }

  /** A list of sections. */
  List<Section> sections(String key) {
    Optional<YamlNode.Entry> entry = entry(key);
    if (entry.isEmpty()) {
      return List.of();
    }
    if (!(entry.get().value() instanceof YamlNode.Items list)) {
      error(entry.get().line(), key + " must be a list");
      return List.of();
    }
    return list.items().stream()
        .map(item -> new Section(path + key + ".", asMapping(key, item), errors))
        .toList();
  }

  /** Notes every key that nobody asked for. */
  void end() {
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (!asked.contains(key)) {
                error(entry.line(), "unknown key " + path + key);
              }
            });
  }

  void error(String message) {
    error(mapping.line(), message);
  }

  private void error(int line, String message) {
    String prefix = message.startsWith("unknown key") ? "" : path;
    errors.add("line %d: %s%s".formatted(line, prefix, message));
  }

  private Optional<YamlNode.Entry> entry(String key) {
    asked.add(key);
    return Optional.ofNullable(mapping.entries().get(key));
  }

  private YamlNode.Mapping nothing() {
    return new YamlNode.Mapping(Map.of(), mapping.line());
  }

  private YamlNode.Mapping asMapping(String key, YamlNode node) {
    if (node instanceof YamlNode.Mapping found) {
      return found;
    }
    error(node.line(), key + " must be a mapping of keys");
    return nothing();
  }

  private <T> Optional<T> item(String key, YamlNode node, Function<String, T> parse) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      error(node.line(), key + " must hold single values");
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(scalar.text()));
    } catch (RuntimeException e) {
      error(node.line(), "%s: %s".formatted(key, e.getMessage()));
      return Optional.empty();
    }
  }
}
