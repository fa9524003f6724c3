package org.tacescore.worker.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

  @Test
  void readsWhatItWrites() {
    List<List<String>> rows =
        List.of(
            List.of("ID", "says"),
            List.of("a", "one, two"),
            List.of("b", "\"quoted\""),
            List.of("c", "two\nlines"),
            List.of("", ""));
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(CsvLine.of(row)));

    assertThat(CsvTable.read(text.toString(), "t.csv").stream().map(CsvTable.Row::fields))
        .isEqualTo(rows);
  }

  @Test
  void tellsTheLineOfEachRow() {
    assertThat(CsvTable.read("\uFEFFa,b\r\n\"x\ny\",1\r\n\r\n3,4", "t.csv"))
        .extracting(CsvTable.Row::line)
        .containsExactly(1, 2, 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb\"c", "a\n\"open", "a\n\"closed\"x"})
  void refusesStrayQuotes(String text) {
    assertThatThrownBy(() -> CsvTable.read(text, "t.csv"))
        .isInstanceOf(MalformedCsvException.class)
        .hasMessageStartingWith("t.csv, line 2: ");
  }
}
