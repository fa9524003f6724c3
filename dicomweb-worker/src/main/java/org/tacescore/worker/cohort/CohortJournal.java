package org.tacescore.worker.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The measured cases of a run, one line of JSON each, on disk before the next is begun: what a
 * killed run has finished is not measured again.
 *
 * <p>An entry counts for the same image, mask, label, settings and software only; they make its
 * key. A line that was cut short by the kill is dropped. Unfit cases are not kept: they are tried
 * again.
 */
final class CohortJournal implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<LinkedHashMap<String, String>> COLUMNS =
      new TypeReference<>() {};

  private final FileChannel channel;
  private final Map<String, Map<String, String>> finished;

  private CohortJournal(FileChannel channel, Map<String, Map<String, String>> finished) {
    this.channel = channel;
    this.finished = finished;
  }

  /** Opens the journal beside a table; an old one is read where the run resumes, else discarded. */
  static CohortJournal open(Path table, boolean resume) throws IOException {
    Path file = table.resolveSibling(table.getFileName() + ".journal");
    Map<String, Map<String, String>> finished = new HashMap<>();
    long whole = resume && Files.exists(file) ? read(file, finished) : 0;
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(whole).position(whole);
    return new CohortJournal(channel, finished);
  }

  /** Reads whole lines; returns where the last of them ends. */
  private static long read(Path file, Map<String, Map<String, String>> finished)
      throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int begin = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        Optional<Entry> entry = parse(new String(bytes, begin, at - begin, StandardCharsets.UTF_8));
        if (entry.isEmpty()) {
          return begin;
        }
        finished.put(entry.get().key(), entry.get().columns());
        begin = at + 1;
      }
    }
    return begin;
  }

  private static Optional<Entry> parse(String line) {
    try {
      Map<String, String> columns = JSON.readValue(line, COLUMNS);
      String key = columns.remove(Entry.KEY);
      return key == null ? Optional.empty() : Optional.of(new Entry(key, columns));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** What was measured under the key, without the carried columns. */
  Optional<Map<String, String>> finished(String key) {
    return Optional.ofNullable(finished.get(key));
  }

  /** Writes an entry and forces it to disk. */
  synchronized void add(String key, Map<String, String> columns) {
    Map<String, String> line = new LinkedHashMap<>();
    line.put(Entry.KEY, key);
    line.putAll(columns);
    try {
      OutputStream out = Channels.newOutputStream(channel);
      out.write((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be written", e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private record Entry(String key, Map<String, String> columns) {
    static final String KEY = "key";
  }
}
