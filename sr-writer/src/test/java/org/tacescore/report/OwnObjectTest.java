package org.tacescore.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;

class OwnObjectTest {
  private final Attributes sr = SrWriter.write(SampleReports.report());

  @Test
  void knowsItsOwnReport() {
    assertThat(OwnObject.isOwn(sr)).isTrue();
  }

  @Test
  void knowsItsOwnReportByEitherMark() {
    Attributes withoutEquipment = new Attributes(sr);
    withoutEquipment.remove(Tag.Manufacturer);
    Attributes withoutContribution = new Attributes(sr);
    withoutContribution.remove(Tag.ContributingEquipmentSequence);

    assertThat(OwnObject.isOwn(withoutEquipment)).isTrue();
    assertThat(OwnObject.isOwn(withoutContribution)).isTrue();
  }

  @Test
  void doesNotTakeImagesForItsOwn() {
    assertThat(OwnObject.isOwn(SampleReports.source())).isFalse();
  }

  @Test
  void doesNotTakePhantomsForItsOwn() {
    Attributes phantom = SampleReports.source();
    phantom.setString(Tag.Manufacturer, VR.LO, "TACEscore");
    phantom.setString(Tag.ManufacturerModelName, VR.LO, "Phantom");

    assertThat(OwnObject.isOwn(phantom)).isFalse();
  }
}
