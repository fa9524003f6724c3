package org.tacescore.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.score.ResearchStatus;

class ModelCardTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
  private static final String COHORT = "cd".repeat(32);

  @TempDir Path folder;
  private Path place;
  private RecipeBundle bundle;

  @BeforeEach
  void trainOnPatients() throws Exception {
    place = folder.resolve("bundle");
    bundle = LabTexture.bundle(false, folder.resolve("work"), place);
  }

  @Test
  void aSignatureChangesTheStatusAndNotTheDigest() throws IOException {
    assertThat(bundle.status()).isEqualTo(ResearchStatus.RESEARCH_RETRAINED);

    RecipeBundle signed = ModelCard.sign(place, "A. Reader, Some Hospital", DAY, COHORT);

    assertThat(signed.status()).isEqualTo(ResearchStatus.LOCALLY_VALIDATED);
    assertThat(signed.reference().status()).isEqualTo(ResearchStatus.LOCALLY_VALIDATED);
    assertThat(signed.digest()).isEqualTo(bundle.digest());
    assertThat(signed.modelCard())
        .contains("> **Status: LOCALLY_VALIDATED. ")
        .doesNotContain("Status: RESEARCH_RETRAINED")
        .endsWith(
            "```tacescore-validation\nstatus: LOCALLY_VALIDATED\nname: A. Reader, Some Hospital\n"
                + "date: 2026-11-27\ncohort: %s\nbundle: %s\n```\n"
                    .formatted(COHORT, bundle.digest()));
    try (Stream<Path> beside = Files.list(folder)) {
      assertThat(beside.map(Path::getFileName).map(Path::toString)).containsExactly("bundle");
    }
  }

  @Test
  void aLaterSignatureTakesTheEarliersPlace() {
    ModelCard.sign(place, "First", DAY, COHORT);
    RecipeBundle signed = ModelCard.sign(place, "Second", DAY.plusDays(1), COHORT);

    assertThat(signed.modelCard()).contains("name: Second").doesNotContain("name: First");
    assertThat(signed.modelCard().split("## Local validation", -1)).hasSize(2);
  }

  @Test
  void whatIsSyntheticStaysSo() throws Exception {
    Path synthetic = folder.resolve("synthetic");
    RecipeBundle made = LabTexture.bundle(true, folder.resolve("work-of-made"), synthetic);

    assertThatThrownBy(() -> ModelCard.sign(synthetic, "A. Reader", DAY, COHORT))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageContaining("only a RESEARCH_RETRAINED bundle can be validated");
    String block = new ModelCard.Validation("A. Reader", DAY, COHORT, made.digest()).block();
    Files.writeString(synthetic.resolve("MODEL_CARD.md"), made.modelCard() + block);
    assertThatThrownBy(() -> RecipeCatalog.read(synthetic))
        .hasMessageContaining(
            "only a RESEARCH_RETRAINED bundle can be validated, this one is SYNTHETIC");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status: LOCALLY_VALIDATED | status: CLINICAL | needs one block",
        "name: A. Reader | name: | needs one block",
        "date: 2026-11-27 | date: 2026-11-31 | '2026-11-31' is no date",
        "cohort: cd | cohort: CD | needs one block",
        "bundle: | digest: | needs one block",
        "```tacescore-validation | ```  tacescore-validation | needs one block"
      })
  void refusesABlockThatIsNotAsItShouldBe(String from, String to, String message)
      throws IOException {
    String signed = ModelCard.signed(bundle, "A. Reader", DAY, COHORT);
    Files.writeString(place.resolve("MODEL_CARD.md"), signed.replace(from, to));

    assertThatThrownBy(() -> RecipeCatalog.read(place))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageContaining("MODEL_CARD.md: ")
        .hasMessageContaining(message);
  }

  @Test
  void refusesASignatureOfAnotherBundle() throws IOException {
    ModelCard.sign(place, "A. Reader", DAY, COHORT);
    Path cut = place.resolve("parts/texture-cut.json");
    Files.writeString(cut, Files.readString(cut).replace("\"origin\": \"", "\"origin\": \"Not "));

    assertThatThrownBy(() -> RecipeCatalog.read(place))
        .hasMessageContaining("the validation is of the bundle " + bundle.digest());
  }

  @Test
  void refusesANameOfTwoLines() {
    assertThatThrownBy(() -> ModelCard.signed(bundle, "A\n```", DAY, COHORT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a name of one line");
  }
}
