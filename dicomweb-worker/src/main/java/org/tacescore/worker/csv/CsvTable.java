package org.tacescore.worker.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Comma-separated values by RFC 4180: fields may be quoted, a quote inside is doubled, quoted
 * fields may hold commas and line breaks. Nothing is guessed: a stray quote is refused.
 */
public final class CsvTable {
  private final String text;
  private final String file;
  private final List<Row> rows = new ArrayList<>();
  private int at;
  private int line = 1;

  private CsvTable(String text, String file) {
    this.text = text;
    this.file = file;
  }

  /**
   * A record of the file.
   *
   * @param line line it begins on, from 1
   * @param fields its fields
   */
  public record Row(int line, List<String> fields) {}

  /**
   * All records, the header among them; empty lines are left out.
   *
   * @throws MalformedCsvException for a stray or an open quote
   */
  public static List<Row> read(String text, String file) {
    CsvTable table = new CsvTable(text.startsWith("\uFEFF") ? text.substring(1) : text, file);
    while (table.at < table.text.length()) {
      table.readRow();
    }
    return table.rows;
  }

  private void readRow() {
    int begins = line;
    List<String> fields = new ArrayList<>();
    fields.add(readField());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      fields.add(readField());
    }
    skipLineBreak();
    if (fields.size() > 1 || !fields.get(0).isEmpty()) {
      rows.add(new Row(begins, List.copyOf(fields)));
    }
  }

  private String readField() {
    return at < text.length() && text.charAt(at) == '"' ? readQuoted() : readPlain();
  }

  private String readPlain() {
    int start = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      if (text.charAt(at) == '"') {
        throw malformed(line, "a quote inside a field that is not quoted");
      }
      at++;
    }
    return text.substring(start, at);
  }

  private String readQuoted() {
    StringBuilder field = new StringBuilder();
    int opened = line;
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        line += c == '\n' ? 1 : 0;
        field.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        field.append('"');
        at++;
      } else if (at == text.length() || ",\r\n".indexOf(text.charAt(at)) >= 0) {
        return field.toString();
      } else {
        throw malformed(line, "text after a closing quote");
      }
    }
    throw malformed(opened, "a quote is not closed");
  }

  private void skipLineBreak() {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    line++;
  }

  private MalformedCsvException malformed(int number, String fault) {
    return new MalformedCsvException("%s, line %d".formatted(file, number), fault);
  }
}
