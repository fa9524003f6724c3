package org.tacescore.worker.config;

import java.util.List;
import java.util.Map;

/** A piece of a YAML document that knows its line, counted from 1. */
sealed interface YamlNode {

  int line();

  /** A scalar as written, whatever YAML makes of it; {@code null} and nothing are empty. */
  record Scalar(String text, int line) implements YamlNode {}

  /** A list. */
  record Items(List<YamlNode> items, int line) implements YamlNode {}

  /** A mapping in the order of the file. */
  record Mapping(Map<String, Entry> entries, int line) implements YamlNode {}

  /**
   * A value under a key.
   *
   * @param line the line of the key
   */
  record Entry(YamlNode value, int line) {}
}
