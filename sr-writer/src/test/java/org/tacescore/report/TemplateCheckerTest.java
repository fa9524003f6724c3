package org.tacescore.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.dicom.Code;

/** The checker sees the faults that it is there for. */
class TemplateCheckerTest {
  private final Attributes sr = SrWriter.write(SampleReports.report());
  private final Attributes contours = ContourSrWriter.write(SampleReports.contours());
  private final Map<String, Attributes> parents =
      Map.of(
          "1500", sr,
          "126010 DCM", last(sr),
          "1411", TemplateChecker.children(last(sr)).get(0),
          "1501", last(last(sr)),
          "1410", TemplateChecker.children(last(contours)).get(0),
          "111030 DCM",
              TemplateChecker.children(TemplateChecker.children(last(contours)).get(0)).get(3));

  private static Attributes last(Attributes parent) {
    List<Attributes> children = TemplateChecker.children(parent);
    return children.get(children.size() - 1);
  }

  static Stream<Arguments> mandatoryRows() {
    return rows(TemplateRow.Need.ONE, TemplateRow.Need.SOME);
  }

  static Stream<Arguments> singleRows() {
    return rows(TemplateRow.Need.ONE);
  }

  private static Stream<Arguments> rows(TemplateRow.Need... needs) {
    return Stream.of("1500", "126010 DCM", "1411", "1501", "1410", "111030 DCM")
        .flatMap(
            template ->
                TemplateRows.of(template).orElseThrow().stream()
                    .filter(row -> List.of(needs).contains(row.need()))
                    .map(row -> Arguments.of(template, row)));
  }

  private List<String> check(String template) {
    boolean planar = template.equals("1410") || template.equals("111030 DCM");
    return TemplateChecker.check(planar ? contours : sr);
  }

  private Sequence items(String template) {
    return Optional.ofNullable(parents.get(template))
        .orElseThrow()
        .getSequence(Tag.ContentSequence);
  }

  private static boolean fills(Attributes item, TemplateRow row) {
    return row.matches(
        item.getString(Tag.RelationshipType),
        item.getString(Tag.ValueType),
        TemplateChecker.concept(item));
  }

  @Test
  void findsNothingInWhatIsWhole() {
    assertThat(TemplateChecker.check(sr)).isEmpty();
    assertThat(TemplateChecker.check(contours)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("mandatoryRows")
  void seesThatARowIsMissing(String template, TemplateRow row) {
    items(template).removeIf(item -> fills(item, row));

    assertThat(check(template)).anyMatch(text -> text.endsWith("missing " + row.id()));
  }

  @ParameterizedTest
  @MethodSource("singleRows")
  void seesARowThatIsThereTwice(String template, TemplateRow row) {
    Sequence items = items(template);
    Attributes item = items.stream().filter(one -> fills(one, row)).findFirst().orElseThrow();
    items.add(items.indexOf(item), new Attributes(item));

    assertThat(check(template)).anyMatch(text -> text.endsWith("more than one " + row.id()));
  }

  @ParameterizedTest
  @MethodSource("mandatoryRows")
  void seesAnItemWithoutName(String template, TemplateRow row) {
    first(template, row).remove(Tag.ConceptNameCodeSequence);

    assertThat(check(template)).anyMatch(text -> text.contains("unnamed"));
  }

  @ParameterizedTest
  @MethodSource("mandatoryRows")
  void seesAnIllegalRelationship(String template, TemplateRow row) {
    first(template, row).setString(Tag.RelationshipType, VR.CS, "INFERRED FROM");

    assertThat(check(template)).anyMatch(text -> text.contains("illegal"));
  }

  @ParameterizedTest
  @MethodSource("mandatoryRows")
  void seesAnItemWithoutValue(String template, TemplateRow row) {
    Attributes item = first(template, row);
    for (int tag :
        new int[] {
          Tag.ContentSequence,
          Tag.TextValue,
          Tag.UID,
          Tag.ConceptCodeSequence,
          Tag.MeasuredValueSequence,
          Tag.ReferencedSOPSequence,
          Tag.GraphicData
        }) {
      item.remove(tag);
    }

    assertThat(check(template)).anyMatch(text -> text.contains("no value"));
  }

  private Attributes first(String template, TemplateRow row) {
    return items(template).stream().filter(item -> fills(item, row)).findFirst().orElseThrow();
  }

  @Test
  void seesRowsOutOfOrder() {
    for (String template : List.of("1500", "1411", "1501", "1410")) {
      Sequence items = items(template);
      items.add(0, items.remove(items.size() - 1));

      assertThat(check(template)).anyMatch(text -> text.contains("out of order"));
    }
  }

  @Test
  void seesAnItemThatNoRowHas() {
    for (String template : List.of("1500", "126010 DCM")) {
      items(template)
          .add(
              ContentItems.code(
                  ContentItems.Relationship.CONTAINS, SampleReports.RISK, SampleReports.HIGH_RISK));

      assertThat(check(template)).anyMatch(text -> text.contains("no row for CONTAINS CODE"));
    }
  }

  @Test
  void seesASourceSeriesBeforeTheTrackingUid() {
    Sequence group = items("1411");
    group.add(0, group.remove(4));

    assertThat(TemplateChecker.check(sr)).contains("the first UIDREF of a group is 121232 DCM");
  }

  @Test
  void seesWhatHangsBelowANumber() {
    Attributes number =
        items("1411").stream()
            .filter(item -> item.getString(Tag.ValueType).equals("NUM"))
            .findFirst()
            .orElseThrow();
    number
        .newSequence(Tag.ContentSequence, 1)
        .add(
            ContentItems.text(
                ContentItems.Relationship.HAS_CONCEPT_MOD, SampleReports.ENDPOINT, "hidden"));

    assertThat(TemplateChecker.check(sr)).anyMatch(text -> text.contains("hangs below"));
  }

  @Test
  void seesANumberWithoutUnit() {
    items("1411").stream()
        .filter(item -> item.getString(Tag.ValueType).equals("NUM"))
        .forEach(
            item ->
                item.getNestedDataset(Tag.MeasuredValueSequence)
                    .remove(Tag.MeasurementUnitsCodeSequence));

    assertThat(TemplateChecker.check(sr)).anyMatch(text -> text.contains("no value"));
  }

  @Test
  void seesASegmentWithoutItsNumber() {
    items("1411")
        .get(3)
        .getNestedDataset(Tag.ReferencedSOPSequence)
        .remove(Tag.ReferencedSegmentNumber);

    assertThat(TemplateChecker.check(sr)).anyMatch(text -> text.contains("no value"));
  }

  @Test
  void seesALineThatIsOpen() {
    items("1410").get(3).setFloat(Tag.GraphicData, VR.FL, 1, 1, 5, 1, 5, 5, 1, 5);

    assertThat(TemplateChecker.check(contours)).anyMatch(text -> text.contains("no value"));
  }

  @Test
  void seesAnotherTitleAndAnotherTemplate() {
    Codes.add(sr, Tag.ConceptNameCodeSequence, new Code("121144", "DCM", "Document Title"));
    sr.getNestedDataset(Tag.ContentTemplateSequence)
        .setString(Tag.TemplateIdentifier, VR.CS, "2000");

    assertThat(TemplateChecker.check(sr))
        .contains("TID 1500 row 1: title is 121144 DCM", "root template is 2000");
  }

  @Test
  void seesAGroupOfAnUnknownTemplate() {
    Optional.ofNullable(parents.get("1501")).orElseThrow().remove(Tag.ContentTemplateSequence);

    assertThat(TemplateChecker.check(sr)).contains("a measurement group of template ");
  }

  @Test
  void seesPatientGroupsBeforeLesions() {
    Sequence groups = items("126010 DCM");
    groups.add(0, groups.remove(groups.size() - 1));

    assertThat(TemplateChecker.check(sr)).contains("TID 1500: row 9 stands before row 8");
  }

  @Test
  void seesGroupsWithoutLinesUnderTheTitleOfContours() {
    Codes.add(sr, Tag.ConceptNameCodeSequence, Concept.CONTOUR_TITLE.code());
    Codes.add(contours, Tag.ConceptNameCodeSequence, Concept.REPORT_TITLE.code());

    assertThat(TemplateChecker.check(sr)).anyMatch(text -> text.contains("planar groups"));
    assertThat(TemplateChecker.check(contours)).anyMatch(text -> text.contains("planar groups"));
  }

  @Test
  void letsNothingPassThatBreaksARule() {
    items("1411").remove(3);

    assertThatThrownBy(() -> TemplateChecker.require(sr))
        .isInstanceOf(TemplateViolationException.class)
        .hasMessageContaining(sr.getString(Tag.SOPInstanceUID))
        .hasMessageContaining("missing TID 1411 row 7");
  }
}
