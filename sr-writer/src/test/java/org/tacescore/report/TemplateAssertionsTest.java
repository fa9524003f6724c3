package org.tacescore.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checker sees the faults that it is there for. */
class TemplateAssertionsTest {
  private Attributes sr = new Attributes();
  private Sequence firstGroup = sr.newSequence(Tag.ContentSequence, 0);

  @BeforeEach
  void writeReport() {
    sr = SrWriter.write(SampleReports.report());
    Sequence root = sr.getSequence(Tag.ContentSequence);
    Attributes measurements = root.get(root.size() - 1);
    firstGroup =
        measurements.getNestedDataset(Tag.ContentSequence).getSequence(Tag.ContentSequence);
  }

  @Test
  void seesAGroupWithoutItsSegment() {
    firstGroup.removeIf(item -> TemplateAssertions.concept(item).equals("121191 DCM"));

    assertThat(TemplateAssertions.violations(sr))
        .containsExactly("TID 1411 group: missing TID 1411 row 7");
  }

  @Test
  void seesASourceSeriesBeforeTheTrackingUid() {
    Attributes source = firstGroup.remove(4);
    firstGroup.add(0, source);

    assertThat(TemplateAssertions.violations(sr))
        .contains("the first UIDREF of a group is 121232 DCM");
  }

  @Test
  void seesAnItemWithoutName() {
    firstGroup.get(10).remove(Tag.ConceptNameCodeSequence);

    assertThat(TemplateAssertions.violations(sr)).anyMatch(text -> text.contains("unnamed"));
  }

  @Test
  void seesAnIllegalRelationship() {
    firstGroup.get(10).setString(Tag.RelationshipType, VR.CS, "INFERRED FROM");

    assertThat(TemplateAssertions.violations(sr)).anyMatch(text -> text.contains("illegal"));
  }

  @Test
  void seesANumberWithoutUnit() {
    firstGroup
        .get(10)
        .getNestedDataset(Tag.MeasuredValueSequence)
        .remove(Tag.MeasurementUnitsCodeSequence);

    assertThat(TemplateAssertions.violations(sr)).anyMatch(text -> text.contains("no value"));
  }

  @Test
  void seesRowsOutOfOrder() {
    firstGroup.add(0, firstGroup.remove(2));

    assertThat(TemplateAssertions.violations(sr)).anyMatch(text -> text.contains("out of order"));
  }

  @Test
  void seesAMissingObserver() {
    sr.getSequence(Tag.ContentSequence)
        .removeIf(item -> TemplateAssertions.concept(item).equals("121012 DCM"));

    assertThat(TemplateAssertions.violations(sr)).containsExactly("root: missing TID 1004 row 1");
  }
}
