package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;

/**
 * {@code score} on studies whose segmentations are of other kinds, or name their segments oddly.
 */
class ForeignSegTest {
  private static final List<String> SEGS =
      List.of("seg-arterial.dcm", "seg-portal.dcm", "seg-delayed.dcm");

  @TempDir Path folder;
  private StudyCopy study = new StudyCopy(Path.of(""));
  private Path out = Path.of("");

  @BeforeEach
  void make() {
    PhantomOptions options = PhantomOptions.of(1, 7, PhantomModality.CT);
    study = StudyCopy.of(options, folder);
    out = folder.resolve("out");
  }

  @Test
  void aLabelMapScoresAsTheBinarySegmentationThatItWas() throws IOException {
    String binary = scoreLine(study.score(out));
    for (String seg : SEGS) {
      Attributes labels = LabelMaps.of(Part10.read(study.file(seg)));
      Files.write(study.file(seg), Part10.encode(labels));
    }

    assertThat(scoreLine(study.score(out))).isEqualTo(binary);
  }

  @Test
  void scoresOnTheSeriesOfTheSourceImagesWhereNoSeriesIsNamed() throws IOException {
    CommandRun named = study.score(out);
    for (String seg : SEGS) {
      study.change(seg, dataset -> dataset.remove(Tag.ReferencedSeriesSequence));
    }

    CommandRun run = study.score(out);

    assertThat(run.out()).isEqualTo(named.out()).doesNotContain("ROI_PROPAGATED");
    for (String seg : SEGS) {
      study.change(seg, ForeignSegTest::forgetSources);
    }
    CommandRun carried = study.score(out);
    assertThat(carried.out()).as(carried.err()).contains("ROI_PROPAGATED");
  }

  private static void forgetSources(Attributes seg) {
    seg.getSequence(Tag.PerFrameFunctionalGroupsSequence)
        .forEach(frame -> frame.remove(Tag.DerivationImageSequence));
  }

  @Test
  void asksWhichSegmentIsTheTumourAndTakesTheAnswer() throws IOException {
    String known = scoreLine(study.score(out));
    for (String seg : SEGS) {
      study.change(seg, ForeignSegTest::forgetTumours);
    }

    CommandRun asking = study.score(out);

    assertThat(asking.status()).isEqualTo(3);
    assertThat(asking.err())
        .contains("NO_TUMOUR_SEGMENT", "'Segment_1'", "of no known role")
        .doesNotContain("'Liver'");
    assertThat(scoreLine(answered("Segment_1=tumour"))).isEqualTo(known);
    assertThat(answered("Segment_1=lesion").status()).isEqualTo(2);
    assertThat(answered("Segment_1").status()).isEqualTo(2);
    Path config = config("segment-roles: {Segment_1: tumour}");
    assertThat(scoreLine(scored("--config", config))).isEqualTo(known);
    CommandRun other = scored("--config", config, "--segment-role", "Segment_1=other");
    assertThat(other.err()).contains("NO_TUMOUR_SEGMENT");
  }

  @Test
  void scoresByTheWorkersLimitsAndIssuer() throws IOException {
    Path limits = config("phases: {fewest-slices: 1000}");
    assertThat(scored("--config", limits).err()).contains("MISSING_PHASE");
    for (Path file : StudyCopy.filesBelow(study.folder())) {
      if (file.toString().endsWith(".dcm")) {
        study.change(
            study.folder().relativize(file).toString(), d -> d.remove(Tag.IssuerOfPatientID));
      }
    }

    assertThat(scored().err()).contains("IDENTITY_CONFLICT");
    assertThat(scored("--config", config("default-issuer: TACESCORE-PHANTOM")).status()).isZero();
  }

  private Path config(String setting) throws IOException {
    return Files.writeString(
        folder.resolve("worker.yaml"),
        "data-dir: data\nsite-zone: UTC\ndeliver: none\n" + setting + "\n");
  }

  private CommandRun answered(String answer) {
    return scored("--segment-role", answer);
  }

  private CommandRun scored(Object... options) {
    return ExampleBundle.score(
        Stream.concat(
                Stream.of(
                    "--study",
                    study.folder(),
                    "--clinical",
                    study.file("clinical.json"),
                    "--out",
                    out),
                Stream.of(options))
            .toArray());
  }

  /** As an editor names a segment that nobody named: all tumours become one question. */
  private static void forgetTumours(Attributes seg) {
    for (Attributes segment : seg.getSequence(Tag.SegmentSequence)) {
      if (!segment.getString(Tag.SegmentLabel).equals("Liver")) {
        segment.setString(
            Tag.SegmentLabel, VR.LO, "Segment_" + segment.getInt(Tag.SegmentNumber, 0));
        for (int code :
            List.of(
                Tag.SegmentedPropertyCategoryCodeSequence, Tag.SegmentedPropertyTypeCodeSequence)) {
          Attributes tissue = segment.getNestedDataset(code);
          tissue.setString(Tag.CodeValue, VR.SH, "85756007");
          tissue.setString(Tag.CodingSchemeDesignator, VR.SH, "SCT");
          tissue.setString(Tag.CodeMeaning, VR.LO, "Tissue");
        }
      }
    }
  }

  private static String scoreLine(CommandRun run) {
    assertThat(run.status()).as(run.err()).isZero();
    return run.out().lines().filter(line -> line.contains("HRD score")).findFirst().orElseThrow();
  }
}
