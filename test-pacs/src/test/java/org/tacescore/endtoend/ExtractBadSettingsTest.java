package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code extract} answers to settings that say what cannot be. */
@Timeout(value = 10, unit = TimeUnit.SECONDS)
class ExtractBadSettingsTest extends BadInputOfExtract {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{setting: {binWith: 5}}|binWith",
        "{imageType: {Originl: {}}}|Originl",
        "{imageType: {LoG: {sigmas: [1]}}}|sigmas",
        "{featureClass: {glcm: [Contrst]}}|Contrst",
        "{featureClass: {glxm: }}|glxm",
        "{settings: {}}|settings",
        "{imageType: {Original: {label: 2}}}|label",
        "{setting: {binWidth: wide}}|binWidth",
        "{setting: {binWidth: -1}}|binWidth",
        "{setting: {interpolator: sitkGaussian}}|sitkGaussian",
        "{ibsi: {discretisation: none, bin-width: 5}}|bin-width",
        "{ibsi: {discretisation: {bin-with: 5}}}|bin-with",
        "{ibsi: {discretisation: none}, setting: {}}|setting",
        "{ibsi: {discretisation: none, families: [glxm]}}|glxm",
        "{ibsi: {}}|discretisation",
        "{ibsi: 3}|ibsi",
        "[1, 2|YAML",
        "'{a: b'|YAML",
        "just words|mapping",
        "[1, 2]|mapping"
      })
  void namesWhatIsWrongInSettings(String yaml, String named) throws IOException {
    assertUsage(named, settings(yaml));
  }

  @Test
  void answersSettingsThatCannotBeReadWithTwo() throws IOException {
    assertUsage("gone.yaml", folder.resolve("gone.yaml"));
    assertUsage("pyradiomics-945", "pyradiomics-945");
    assertUsage("", Files.write(folder.resolve("b.yaml"), new byte[] {(byte) 0xFF, 0, 1, 2}));
    assertUsage("large", Files.write(folder.resolve("l.yaml"), new byte[1 << 21]));
    assertUsage("", settings("a: &a [x]\n" + "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n".repeat(30)));
    assertUsage("", settings("[".repeat(100_000)));
  }

  private void assertUsage(String named, Object settings) {
    CommandRun run = extract("--settings", settings);

    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("tacescore extract: ").contains(named);
    assertThat(run.err()).doesNotContain("Exception");
    assertThat(out).doesNotExist();
  }
}
