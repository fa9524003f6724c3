package org.tacescore.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.recipe.training.PatientOutcome;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;

class CohortTableTest {
  @TempDir Path folder;

  @BeforeEach
  void makeStudies() throws IOException {
    Files.createDirectories(folder.resolve("s1"));
    Files.createDirectories(folder.resolve("s2"));
    Files.writeString(folder.resolve("seg.dcm"), "a segmentation");
  }

  @Test
  void readsEveryColumnOfItsOwn() throws IOException {
    CohortTable table =
        read(
            "patient,centre,study,seg_portal,time_days,event,response,recurrence,origin,"
                + "hbsag,afp [ng/mL],tace-date,age\n"
                + "one,A,s1,seg.dcm,365.5,1,0,1,SYNTHETIC,positive,12.5,2025-01-02; 2025-02-03,71\n"
                + "two,B,s2,,,,,,,,,,\n");

    assertThat(table.ignored()).containsExactly("age");
    assertThat(table.isSynthetic()).isTrue();
    CohortRow one = table.rows().get(0);
    assertThat(one.line()).isEqualTo(2);
    assertThat(one.study()).contains(folder.resolve("s1"));
    assertThat(one.segmentations()).containsExactly(folder.resolve("seg.dcm"));
    assertThat(one.outcome())
        .isEqualTo(
            new PatientOutcome(
                OptionalDouble.of(365.5),
                Optional.of(true),
                Optional.of(false),
                Optional.of(true)));
    assertThat(one.clinical())
        .contains(
            new ClinicalValue(Analyte.AFP, "12.5", "ng/mL", Optional.empty(), "cohort.csv"),
            new ClinicalValue(Analyte.TACE_DATE, "2025-02-03", "", Optional.empty(), "cohort.csv"))
        .hasSize(4);
    CohortRow two = table.rows().get(1);
    assertThat(two.outcome().timeDays()).isEmpty();
    assertThat(two.outcome().event()).isEmpty();
    assertThat(two.clinical()).isEmpty();
    assertThat(two.synthetic()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "patient,centre,study | a row for each patient",
        "patient;centre;study~p;A;s1 | must be separated by commas",
        "patient,centre~p,A | line 1: no column study",
        "patient,study~p,s1 | line 1: no column centre",
        "patient,centre,study,study~p,A,s1,s2 | line 1: the column 'study' stands twice",
        "patient,centre,study~p,A,s1~p,A,s2 | line 3, column patient: the same patient stands in line 2",
        "patient,centre,study~p,A,s1~q,A,s1 | line 3, column study: the same study stands in line 2",
        "patient,centre,study~p,A,nowhere | line 2, column study: no such folder",
        "patient,centre,study~p,A, | line 2, column study: is empty",
        "patient,centre,study~p,,s1 | line 2, column centre: is empty",
        "patient,centre,study~,A,s1 | line 2, column patient: is empty",
        "patient,centre,study,seg_portal~p,A,s1,no.dcm | line 2, column seg_portal: no such file",
        "patient,centre,study~p,A | line 2: 2 fields, need 3",
        "patient,centre,study,time_days~p,A,s1,3 | time_days and event are needed both or none",
        "patient,centre,study,time_days,event~p,A,s1,3, | line 2: time_days and event are needed both",
        "patient,centre,study,time_days,event~p,A,s1,x,1 | line 2, column time_days: must be a number",
        "patient,centre,study,time_days,event~p,A,s1,NaN,1 | line 2, column time_days: must be a number",
        "patient,centre,study,time_days,event~p,A,s1,0,1 | line 2, column time_days: must be above 0",
        "patient,centre,study,time_days,event~p,A,s1,5,2 | line 2, column event: must be 0 or 1",
        "patient,centre,study,response~p,A,s1,yes | line 2, column response: must be 0 or 1",
        "patient,centre,study,origin~p,A,s1,SYNTETIC | line 2, column origin: must be SYNTHETIC",
        "patient,centre,study,afp [mg/dl]~p,A,s1,3 | line 1, column afp [mg/dl]: the unknown unit 'mg/dl'; afp takes [ng/mL]",
        "patient,centre,study,afp~p,A,s1,3 | line 1, column afp: no unit; afp takes [ng/mL]",
        "patient,centre,study,afp [ng/mL]~p,A,s1,high | line 2, column afp [ng/mL]: must be a number",
        "patient,centre,study,afp [ng/mL]~p,A,s1,3,5 | line 2: 5 fields, need 4",
        "patient,centre,study,afp [ng/mL],afp [ug/L]~p,A,s1,3,3 | column afp [ug/L]: the same value stands in column afp [ng/mL]",
        "patient,centre,study,tace-date~p,A,s1,3.1.2026 | line 2, column tace-date: must be a date",
        "patient,centre,study,time-days,event~p,A,s1,3,1 | unknown column 'time-days'; did you mean 'time_days'?",
        "patient,centre,study,HBsAg~p,A,s1,positive | unknown column 'HBsAg'; did you mean 'hbsag'?",
        "patient,centre,study,albumine [g/L]~p,A,s1,3 | did you mean 'albumin'?",
        "patient,centre,study,vascular_invasion~p,A,s1,no | did you mean 'vascular-invasion'?",
        "patient,centre,study~p,\"A,s1 | a quote is not closed"
      })
  void namesLineAndColumn(String lines, String complaint) {
    assertThatThrownBy(() -> read(lines.replace('~', '\n')))
        .isInstanceOf(InvalidCohortException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void namesAllFaultsAtOnceAndNoPatient() {
    Throwable fault =
        catchThrowable(
            () ->
                read(
                    "patient,centre,study,event,time_days\n"
                        + "MUSTERMANN,A,MUSTERMANN/ct,1,x\nMUSTERMANN,,s2,9,1\n"));

    assertThat(fault.getMessage()).hasLineCount(5);
    assertThat(fault).hasMessageNotContaining("MUSTERMANN");
  }

  @Test
  void looksAtNoPathWhereNoImagesAreNeeded() throws IOException {
    Path file = folder.resolve("cohort.csv");
    Files.writeString(file, "patient,centre,study\np,A,nowhere\n");

    assertThat(CohortTable.read(file, false).rows().get(0).study()).isEmpty();
  }

  @Test
  void refusesWhatIsNoText() throws IOException {
    Path file = folder.resolve("cohort.csv");
    Files.write(file, "patient,centre,study\np,Zürich,s1\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> CohortTable.read(file, true)).hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> CohortTable.read(folder.resolve("none.csv"), true))
        .hasMessageContaining("cannot be read");
  }

  private CohortTable read(String text) throws IOException {
    Path file = folder.resolve("cohort.csv");
    Files.writeString(file, text);
    return CohortTable.read(file, true);
  }
}
