package org.tacescore.worker.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
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

  private final Path file;
  private final SeekableByteChannel channel;
  private final Map<String, Map<String, String>> finished;
  private Optional<JournalFault> fault = Optional.empty();

  /**
   * A journal.
   *
   * @param file what the channel writes to, for messages
   * @param channel where the next entry goes; what it has taken is on disk
   * @param finished what is in it already
   */
  CohortJournal(Path file, SeekableByteChannel channel, Map<String, Map<String, String>> finished) {
    this.file = file;
    this.channel = channel;
    this.finished = finished;
  }

  /**
   * Opens the journal beside a table; an old one is read where the run resumes, else discarded.
   *
   * @throws JournalFault when that fails
   */
  static CohortJournal open(Path table, boolean resume) {
    Path file = table.resolveSibling(table.getFileName() + ".journal");
    Map<String, Map<String, String>> finished = new HashMap<>();
    try {
      long whole = resume && Files.exists(file) ? read(file, finished) : 0;
      SeekableByteChannel channel =
          Files.newByteChannel(
              file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
      channel.truncate(whole).position(whole);
      return new CohortJournal(file, channel, finished);
    } catch (IOException e) {
      throw new JournalFault(file, e);
    }
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

  /**
   * Writes an entry to disk.
   *
   * @throws JournalFault when that fails; the entry is then not in the journal, nor is any later
   */
  synchronized void add(String key, Map<String, String> columns) {
    requireSound();
    Map<String, String> line = new LinkedHashMap<>();
    line.put(Entry.KEY, key);
    line.putAll(columns);
    try {
      long end = channel.position();
      try {
        write((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        fault = Optional.of(new JournalFault(file, e));
        channel.truncate(end);
      }
    } catch (IOException e) {
      fault = fault.or(() -> Optional.of(new JournalFault(file, e)));
    }
    requireSound();
  }

  private void write(byte[] line) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(line);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  /** Throws the fault again that an entry met with. */
  synchronized void requireSound() {
    fault.ifPresent(
        met -> {
          throw met;
        });
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private record Entry(String key, Map<String, String> columns) {
    static final String KEY = "key";
  }
}
