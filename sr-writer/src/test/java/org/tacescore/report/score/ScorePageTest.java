package org.tacescore.report.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;

class ScorePageTest {
  @Test
  void readsAllNamesOfThePatient() {
    Attributes instance = new Attributes();
    instance.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    instance.setString(Tag.PatientName, VR.PN, "Yamada^Tarou=山田^太郎=やまだ^たろう");
    instance.setString(Tag.PatientBirthDate, VR.DA, "19600229");
    instance.setString(Tag.StudyDate, VR.DA, "not a date");

    PageStudy study = PageStudy.of(instance);

    assertThat(study.names()).containsExactly("Yamada, Tarou", "山田 太郎", "やまだ たろう");
    assertThat(study.born()).isEqualTo("1960-02-29");
    assertThat(study.accession()).isEmpty();
    assertThat(PageStudy.of(new Attributes()).names()).isEmpty();
  }

  @Test
  void refusesWhatCannotBeShown() {
    assertRefused(() -> new ScoreValue("HRD", "", "", "", ""));
    assertRefused(() -> new NamedValue(" ", "x"));
    assertRefused(() -> GreyImage.of(2, 2, 1, 1, new byte[3]));
    assertRefused(() -> GreyImage.of(2, 2, 0, 1, new byte[4]));
    assertRefused(() -> HeatLayer.of(2, 2, new float[5]));
    BitSet beyond = new BitSet();
    beyond.set(4);
    assertRefused(() -> Outline.Region.of(2, 2, beyond));
    assertRefused(() -> new PictureStrip("t", "", List.of()));
    assertRefused(() -> new Nomogram.Axis("x", 0, 1.5, List.of(), OptionalDouble.empty(), ""));
    GreyImage image = GreyImage.of(2, 2, 1, 1, new byte[4]);
    HeatLayer heat = HeatLayer.of(1, 2, new float[2]);
    assertRefused(() -> new SlicePicture(image, List.of(heat), List.of(), "z"));
  }

  @Test
  void heatKeepsWithinItsRange() {
    HeatLayer heat = HeatLayer.of(4, 1, new float[] {Float.NaN, -1, 0.5f, 7});

    assertThat(List.of(heat.at(0, 0), heat.at(1, 0), heat.at(2, 0), heat.at(3, 0)))
        .containsExactly(0f, 0f, 0.5f, 1f);
  }

  private static void assertRefused(Runnable make) {
    assertThatThrownBy(make::run).isInstanceOf(InvalidScorePageException.class);
  }
}
