package org.tacescore.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What independent readers make of a report. */
@org.junit.jupiter.api.Tag("peers")
class SrPeersTest {
  private static final String READ_VALUES =
      """
      import sys
      try:
          import pydicom
      except ImportError:
          sys.exit(42)
      sr = pydicom.dcmread(sys.argv[1])
      print("patient", sr.PatientName.family_name)
      def walk(item, depth):
          name = item.ConceptNameCodeSequence[0].CodeMeaning
          if item.ValueType == "NUM":
              value = item.MeasuredValueSequence[0]
              unit = value.MeasurementUnitsCodeSequence[0].CodeValue
              print("NUM", name, "=", value.NumericValue, unit)
          if item.ValueType == "CODE":
              print("CODE", name, "=", item.ConceptCodeSequence[0].CodeMeaning)
          for child in item.get("ContentSequence", []):
              walk(child, depth + 1)
      walk(sr, 0)
      """;

  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void writeReport() throws IOException {
    Attributes source = SampleReports.source();
    source.setString(Tag.PatientName, VR.PN, "M\u00fcller^J\u00e9r\u00f4me");
    file = Files.write(folder.resolve("sr.dcm"), SrWriter.encode(SampleReports.report(source)));
  }

  @Test
  void dciodvfyPrintsNoError() throws Exception {
    PeerTool.Result result = PeerTool.run("dicom3tools", List.of("dciodvfy", file.toString()));

    assertThat(result.output()).startsWith("ComprehensiveSR");
    assertThat(result.output().lines()).noneMatch(line -> line.startsWith("Error"));
  }

  @Test
  void dciodvfyAndDsrdumpTakeAwkwardContent() throws Exception {
    Files.write(file, SrWriter.encode(SampleReports.awkward()));

    PeerTool.Result verified = PeerTool.run("dicom3tools", List.of("dciodvfy", file.toString()));
    PeerTool.Result dumped = PeerTool.run("dcmtk", List.of("dsrdump", "+Pl", file.toString()));

    assertThat(verified.output().lines()).noneMatch(line -> line.startsWith("Error"));
    assertThat(dumped.exitCode()).as(dumped.output()).isZero();
  }

  @Test
  void dciodvfyAndDsrdumpTakeComprehensive3d() throws Exception {
    MeasurementReport report = SampleReports.report();
    DocumentHeader header = report.header();
    Files.write(
        file,
        SrWriter.encode(
            new MeasurementReport(
                report.study(),
                new DocumentHeader(
                    header.seriesInstanceUid(),
                    header.sopInstanceUid(),
                    header.seriesNumber(),
                    header.created(),
                    header.subject(),
                    header.softwareVersions(),
                    SrClass.COMPREHENSIVE_3D),
                report.observer(),
                report.research(),
                report.completion(),
                report.content(),
                report.evidence(),
                report.predecessors())));

    assertTaken("Comprehensive3DSR");
  }

  @Test
  void dciodvfyAndDsrdumpTakeContours() throws Exception {
    Files.write(file, ContourSrWriter.encode(SampleReports.contours()));

    PeerTool.Result dumped = assertTaken("ComprehensiveSR");
    assertThat(dumped.output()).contains("SCOORD", "Image Region", "POLYLINE", "CT image");
  }

  private PeerTool.Result assertTaken(String iod) throws Exception {
    PeerTool.Result verified = PeerTool.run("dicom3tools", List.of("dciodvfy", file.toString()));
    PeerTool.Result dumped = PeerTool.run("dcmtk", List.of("dsrdump", "+Pl", file.toString()));

    assertThat(verified.output()).startsWith(iod);
    assertThat(verified.output().lines()).noneMatch(line -> line.startsWith("Error"));
    assertThat(dumped.exitCode()).as(dumped.output()).isZero();
    return dumped;
  }

  @Test
  void dsrdumpReadsTheTree() throws Exception {
    PeerTool.Result result = PeerTool.run("dcmtk", List.of("dsrdump", "+Pl", file.toString()));

    assertThat(result.exitCode()).isZero();
    assertThat(result.output())
        .contains("(,,\"HRD score\")=\"14.88\" ({score},UCUM,\"score\")")
        .contains("Referenced Segment");
  }

  @Test
  void dsr2htmlRendersTheReport() throws Exception {
    Path html = folder.resolve("sr.html");

    PeerTool.Result result =
        PeerTool.run("dcmtk", List.of("dsr2html", file.toString(), html.toString()));

    assertThat(result.exitCode()).isZero();
    assertThat(Files.readString(html)).contains("RESEARCH ONLY").contains("High risk");
  }

  @Test
  void pydicomFindsTheValues() throws Exception {
    PeerTool.Result result =
        PeerTool.run("python3", List.of("/usr/bin/python3", "-c", READ_VALUES, file.toString()));
    if (result.exitCode() == 42) {
      PeerTool.missing("pydicom is missing: Debian package python3-pydicom");
    }

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output().lines())
        .contains(
            "patient M\u00fcller",
            "NUM HRD score = 14.88 {score}",
            "NUM DLscore = 73.0 %",
            "CODE Risk group = High risk");
  }
}
