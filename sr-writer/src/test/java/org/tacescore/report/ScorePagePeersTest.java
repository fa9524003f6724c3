package org.tacescore.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tacescore.dicom.Part10;
import org.tacescore.report.score.PageLanguage;
import org.tacescore.report.score.ScorePage;
import org.tacescore.report.score.ScorePageSamples;

/** What independent readers make of the page's objects. */
@org.junit.jupiter.api.Tag("peers")
class ScorePagePeersTest {
  private static final String READ_PIXELS =
      """
      import sys
      try:
          import pydicom
      except ImportError:
          sys.exit(42)
      page = pydicom.dcmread(sys.argv[1])
      size = page.Rows * page.Columns * 3
      print(page.PhotometricInterpretation, page.Rows, page.Columns, len(page.PixelData) - size)
      print("sum", sum(page.PixelData[:size]))
      print("title", page.SeriesDescription, "|", page.PatientName)
      """;

  @TempDir private Path folder = Path.of("");

  private Path write(Attributes object) throws IOException {
    Path file = folder.resolve(object.getString(Tag.SOPInstanceUID) + ".dcm");
    return Files.write(file, Part10.encode(object));
  }

  @ParameterizedTest
  @EnumSource(
      value = PageLanguage.class,
      names = {"EN", "ZH"})
  void dciodvfyPrintsNoError(PageLanguage language) throws Exception {
    for (ScorePage page :
        List.of(ScorePageSamples.mr(language), ScorePageSamples.awkward(language))) {
      for (Attributes object : ScorePageObjectsTest.objects(page)) {
        PeerTool.Result result =
            PeerTool.run("dicom3tools", List.of("dciodvfy", write(object).toString()));

        assertThat(result.output()).containsPattern("^(SCImage|EncapsulatedPDF)");
        assertThat(result.output().lines()).noneMatch(line -> line.startsWith("Error"));
      }
    }
  }

  @Test
  void dciodvfySeesAPlantedDefect() throws Exception {
    List<Attributes> objects =
        ScorePageObjectsTest.objects(ScorePageSamples.refused(PageLanguage.EN));
    Attributes capture = objects.get(0);
    capture.remove(Tag.ConversionType);
    Attributes document = objects.get(objects.size() - 1);
    document.setString(Tag.MIMETypeOfEncapsulatedDocument, VR.LO, "text/plain");

    for (Attributes object : List.of(capture, document)) {
      PeerTool.Result result =
          PeerTool.run("dicom3tools", List.of("dciodvfy", write(object).toString()));
      assertThat(result.output().lines()).anyMatch(line -> line.startsWith("Error"));
    }
  }

  @Test
  void pdftotextFindsEachScore() throws Exception {
    List<Attributes> objects = ScorePageObjectsTest.objects(ScorePageSamples.ct(PageLanguage.ZH));
    Attributes document = objects.get(objects.size() - 1);
    assertThat(document.getString(Tag.SOPClassUID)).isEqualTo(UID.EncapsulatedPDFStorage);
    Path pdf = Files.write(folder.resolve("page.pdf"), document.getBytes(Tag.EncapsulatedDocument));

    PeerTool.Result result =
        PeerTool.run("poppler-utils", List.of("pdftotext", "-layout", pdf.toString(), "-"));

    assertThat(result.output()).contains("14.88", "48.2", "1.5", "高风险", "仅供研究", "山田 太郎");
  }

  @Test
  void pydicomReadsThePixels() throws Exception {
    Attributes capture =
        ScorePageObjectsTest.objects(ScorePageSamples.refused(PageLanguage.FR)).get(0);
    Path script = Files.writeString(folder.resolve("read.py"), READ_PIXELS);
    long sum = 0;
    for (byte sample : capture.getBytes(Tag.PixelData)) {
      sum += sample & 0xFF;
    }

    PeerTool.Result result =
        PeerTool.run(
            "python3", List.of("/usr/bin/python3", script.toString(), write(capture).toString()));
    if (result.exitCode() == 42) {
      PeerTool.missing("pydicom is missing: Debian package python3-pydicom");
    }

    assertThat(result.output()).contains("RGB 1131 1600 ", "sum " + sum);
    assertThat(result.output()).contains("title RESEARCH ONLY - score page | Phantom^One");
  }
}
