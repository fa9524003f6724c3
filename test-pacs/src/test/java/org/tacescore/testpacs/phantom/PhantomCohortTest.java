package org.tacescore.testpacs.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.segio.ContrastPhase;

class PhantomCohortTest {

  @Test
  void rowsNameFilesThatExist(@TempDir Path out) throws IOException {
    PhantomOptions options =
        PhantomOptions.of(2, 5, PhantomModality.CT)
            .withPhases(Set.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS));
    List<Path> written = new ArrayList<>();

    new PhantomCohort(options).writeCohort(out, written::add);

    List<String> lines = Files.readAllLines(out.resolve("cohort.csv"));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .startsWith("patient,centre,study,seg_arterial,seg_portal,time_days,event,response,hbsag,")
        .contains("afp [ng/mL]");
    for (String line : lines.subList(1, 3)) {
      List<String> cells = List.of(line.split(",", -1));
      assertThat(cells).hasSameSizeAs(lines.get(0).split(",", -1));
      assertThat(out.resolve(cells.get(2))).isDirectory();
      assertThat(out.resolve(cells.get(3))).isRegularFile();
      assertThat(out.resolve(cells.get(4))).isRegularFile();
    }
    assertThat(written).hasSize(2);
  }

  @Test
  void heterogeneousTumoursDoWorse() {
    double even = meanTime(0.2);
    double coarse = meanTime(0.9);

    assertThat(coarse).isLessThan(0.7 * even);
  }

  private static double meanTime(double heterogeneity) {
    SplittableRandom random = new SplittableRandom(3);
    Tumour.Vascularity vascularity = new Tumour.Vascularity(heterogeneity, 1, 1, 0.2);
    double sum = 0;
    for (int i = 0; i < 400; i++) {
      sum += PhantomOutcome.draw(vascularity, i % 2 == 0, random).timeDays();
    }
    return sum / 400;
  }
}
