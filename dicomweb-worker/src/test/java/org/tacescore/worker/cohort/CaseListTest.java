package org.tacescore.worker.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseListTest {
  @TempDir Path folder;

  @Test
  void readsPathsBesideTheFileAndCarriesOtherColumns() throws IOException {
    List<CohortCase> cases =
        read("Centre,ID,Image,Mask,Label\n\"A, B\",one,i.nrrd,sub/m.nrrd,2\nC,two,x,y,\n");

    assertThat(cases).hasSize(2);
    CohortCase one = cases.get(0);
    assertThat(one.id()).isEqualTo("one");
    assertThat(one.image()).isEqualTo(folder.resolve("i.nrrd"));
    assertThat(one.mask()).isEqualTo(folder.resolve("sub/m.nrrd"));
    assertThat(one.label()).hasValue(2);
    assertThat(one.columns())
        .containsExactly(
            Map.entry("Centre", "A, B"),
            Map.entry("ID", "one"),
            Map.entry("Image", "i.nrrd"),
            Map.entry("Mask", "sub/m.nrrd"),
            Map.entry("Label", "2"));
    assertThat(cases.get(1).label()).isEqualTo(OptionalInt.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ID,Image,Mask | lists no case",
        "ID,Image,Label;1,i,1 | no column Mask",
        "ID,Image,Mask,Mask;1,i,m,m | a column twice",
        "ID,Image,Mask;1,i,m;1,i,n | line 3: ID 1 stands in the list twice",
        "ID,Image,Mask;1,,m | line 2: Image is empty",
        "ID,Image,Mask;1,i | line 2: 2 fields, need 3",
        "ID,Image,Mask,Label;1,i,m,x | line 2: Label must be a whole number",
        "ID,Image,Mask;1,\"i,m | a quote is not closed"
      })
  void refusesByLine(String lines, String complaint) {
    assertThatThrownBy(() -> read(lines.replace(";", "\n")))
        .isInstanceOf(InvalidCaseListException.class)
        .hasMessageContaining(complaint);
  }

  private List<CohortCase> read(String text) throws IOException {
    return CaseList.read(Files.writeString(folder.resolve("cases.csv"), text));
  }
}
