package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.dicom.Code;

class SegmentRoleRulesTest {
  private static final Code TISSUE = new Code("85756007", "SCT", "Tissue");
  private static final Code LIVER = new Code("10200004", "SCT", "Liver");

  private final SegmentRoleRules rules = SegmentRoleRules.shipped();

  @ParameterizedTest
  @CsvFileSource(resources = "segment-names.csv", numLinesToSkip = 1)
  void tellsTheRoleByName(String name, SegmentRole role) {
    assertThat(rules.role(TISSUE, name)).isEqualTo(role);
    assertThat(rules.role(TISSUE, " " + name + " ")).isEqualTo(role);
  }

  @ParameterizedTest
  @CsvSource({
    "SCT, 108369006, TUMOUR",
    "SCT, 25370001, TUMOUR",
    "SRT, M-80003, TUMOUR",
    "SNM3, M-8FFFF, TUMOUR",
    "UMLS, C0027651, TUMOUR",
    "NCIt, C3099, TUMOUR",
    "99SDM, T-62000, LIVER",
    "FMA, 7197, LIVER",
    "UMLS, C0023884, LIVER",
    "SCT, 6574001, NECROSIS",
    "SCT, 15825003, AORTA",
    "SRT, T-42500, AORTA",
    "SCT, 32764006, PORTAL_VEIN",
    "SRT, T-48810, PORTAL_VEIN",
    "SCT, 8993003, VESSEL",
    "SCT, 367643001, OTHER",
    "DCM, 125040, OTHER",
    "SRT, T-D0050, UNKNOWN",
    "99LOCAL, 108369006, UNKNOWN"
  })
  void tellsTheRoleByCode(String scheme, String value, SegmentRole role) {
    assertThat(rules.role(new Code(value, scheme, "x"), "x")).isEqualTo(role);
  }

  @ParameterizedTest
  @CsvSource({
    "10200004, tumour, UNKNOWN",
    "10200004, non-tumour liver, UNKNOWN",
    "10200004, liver_segment_4, UNKNOWN",
    "108369006, Liver, UNKNOWN",
    "108369006, Tumour margin, UNKNOWN",
    "108369006, Kidney tumour, UNKNOWN",
    "108369006, Necrosis, UNKNOWN",
    "6574001, Tumour, UNKNOWN",
    "15825003, Portal vein, UNKNOWN",
    "10200004, Leber, LIVER",
    "108369006, Segment_1, TUMOUR",
    "108369006, HCC in S8, TUMOUR",
    "59820001, Aorta, AORTA",
    "59820001, portal_vein, PORTAL_VEIN",
    "32764006, vessel, PORTAL_VEIN",
    "52988006, Lesion 1, TUMOUR",
    "52988006, Segment_1, TUMOUR",
    "52988006, Cyst, OTHER",
    "4147007, Viable tumour, UNKNOWN"
  })
  void asksWhereCodeAndNameContradictEachOther(String code, String label, SegmentRole role) {
    assertThat(rules.role(new Code(code, "SCT", "x"), label)).isEqualTo(role);
  }

  @Test
  void takesTheSitesWordForALabel() {
    SegmentRoleRules site =
        rules.withLabels(Map.of("Segment_1", SegmentRole.TUMOUR, "Liver", SegmentRole.OTHER));

    assertThat(site.role(TISSUE, "Segment_1")).isEqualTo(SegmentRole.TUMOUR);
    assertThat(site.role(TISSUE, "Segment_1 ")).isEqualTo(SegmentRole.TUMOUR);
    assertThat(site.role(LIVER, "Liver")).isEqualTo(SegmentRole.OTHER);
    assertThat(site.role(TISSUE, "segment_1")).isEqualTo(SegmentRole.UNKNOWN);
    assertThat(site.siteText()).isEqualTo("{Liver=OTHER, Segment_1=TUMOUR}");
    assertThat(rules.siteText()).isEmpty();
  }

  @Test
  void answersLongNamesInTime() {
    assertThat(rules.role(TISSUE, "portal main ".repeat(5000))).isNotNull();
    assertThat(rules.role(TISSUE, "a".repeat(100_000))).isEqualTo(SegmentRole.UNKNOWN);
  }
}
