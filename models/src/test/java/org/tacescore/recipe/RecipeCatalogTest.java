package org.tacescore.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeCatalogTest {
  @TempDir Path recipes;
  private Path bundle;

  @BeforeEach
  void copyExample() throws IOException {
    bundle = BundleCopy.ofExample(recipes);
  }

  @Test
  void aBundleIsFoundByIdAndModality() {
    RecipeCatalog catalog = BundleCopy.builtIn();
    assertThat(catalog.find("hrd")).isPresent();
    assertThat(catalog.forModality("CT"))
        .extracting(b -> b.recipe().id())
        .contains("hrd", "tace-response", "haic-response")
        .doesNotContain("epr");
    assertThat(catalog.forModality("MR")).extracting(b -> b.recipe().id()).containsExactly("epr");
    assertThat(catalog.find("hrd-demo")).isEmpty();
    assertThat(catalog.named(List.of())).isEqualTo(catalog.all());
    assertThatThrownBy(() -> catalog.named(List.of("hrd", "hrd-demo")))
        .isInstanceOf(UnknownRecipeException.class)
        .hasMessage("there is no recipe 'hrd-demo'");
  }

  @Test
  void theDigestDependsOnContentAndNotOnPlaceOrModelCard() throws IOException {
    String original = HrdDemo.BUNDLE.digest();
    assertThat(digest()).isEqualTo(original);
    Files.writeString(bundle.resolve("MODEL_CARD.md"), "signed");
    assertThat(digest()).isEqualTo(original);
    replace("parts/dlscore-cut.json", "\"value\": ", "\"value\": 0");
    assertThatThrownBy(this::digest).isInstanceOf(InvalidBundleException.class);
    replace("parts/dlscore-cut.json", "\"value\": 0", "\"value\":  ");
    assertThat(digest()).isNotEqualTo(original);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "recipe.json | \"format\": 1 | \"format\": 1, \"colour\": 1 | Unrecognized field \"colour\"",
        "recipe.json | \"format\": 1 | \"format\": 2 | format must be 1, got 2",
        "recipe.json | \"format\": 1, | \"format\": 1, \"format\": 1, | Duplicate field 'format'",
        "recipe.json | \"comparator\": \">\", | | Missing creator property 'comparator'",
        "recipe.json | \"hundredths\": 273 | \"hundredths\": 2.73 | Cannot coerce Floating-point value (2.73)",
        "recipe.json | \"analyte\": \"hbsag\" | \"analyte\": \"hbsug\" | unknown analyte 'hbsug'",
        "recipe.json | \"before-first\" | \"before-second\" | time-point: Cannot deserialize value of type"
            + " `org.tacescore.recipe.TimePoint` from String \"before-second\"",
        "recipe.json | \"time-point\" | \"timepoint\" | Missing creator property 'time-point'",
        "recipe.json | \"measure\": \"hbsag\" | \"measure\": \"afp\" | must name some of the measures",
        "recipe.json | \"id\": \"hrd-demo\" | \"id\": \"hrd\" | it must be the folder's name",
        "recipe.json | \"features.json\" | \"../features.json\" | is not a plain name",
        "recipe.json | \"part\": \"radscore\" | \"part\": \"radscore-cut\" | must be of kind model",
        "recipe.json | \"size\": 224 | \"size\": 128 | makes crops of 128 x 128 x 3",
        "recipe.json | \"output-class\": 1 | \"output-class\": 2 | asks for class 2 of 2",
        "parts/radscore.json | :original_glcm_Contrast | :original_firstorder_Mean | model: a column is named twice",
        "parts/radscore.json | glcm_Contrast | glcm_Contrst | 'original_glcm_Contrst', which features.json does not extract",
        "features.json | binWidth | binWdth | features.json: ",
        "recipe.json | \"size\": 224 | \"size\": 100000 | size 1 to 1024",
        "recipe.json | \"size\": 224 | \"size\": 224, \"slices\": \"every\" | needs the aggregate 'mean'",
        "recipe.json | \"size\": 224 | \"size\": 224, \"adjacent\": 3 | makes crops of 224 x 224 x 9",
        "recipe.json | \"size\": 224 | \"size\": 64, \"slices\": \"cube\" | makes crops of 64 x 64 x 64 x 3",
        "recipe.json | \"phase\": \"PORTAL_VENOUS\" | \"phase\": \"DELAYED\" | rois must name the tumour on each of",
        "recipe.json | \"aggregate\": \"largest\" | \"aggregate\": \"sum\" | patient and largest are computed",
        "recipe.json | \"level\": \"patient\" | \"level\": \"lesion\" | each of all lesions is scored",
        "recipe.json | \"notices\" | \"beside\": [\"art\", \"art\"], \"notices\" | beside names one twice",
        "recipe.json | \"notices\" | \"beside\": [\"arx\"], \"notices\" | beside[0]: ",
        "recipe.json | \"accepts\" | \"colour\": 1, \"accepts\" | rois[0].colour: Unrecognized field",
        "recipe.json | \"accepts\" | \"kind\": \"rim\", \"accepts\" | rois[0].kind: ",
        "recipe.json | \"accepts\" | \"within\": \"body\", \"accepts\" | rois[0].within: ",
        "recipe.json | \"accepts\" | \"margin-mm\": \"3\", \"accepts\" | rois[0].margin-mm: ",
        "recipe.json | \"accepts\" | \"margin-mm\": 3.0, \"accepts\" | is the tumour itself and takes no margin-mm",
        "recipe.json | \"accepts\" | \"kind\": \"ring\", \"accepts\" | needs a margin-mm above 0 and up to 50",
        "recipe.json | \"accepts\" | \"kind\": \"ring\", \"margin-mm\": 3.0, \"accepts\" | rois must name the tumour on each of",
        "recipe.json | \"accepts\" | \"name\": \"PORTAL_VENOUS\", \"accepts\" | rois names 'PORTAL_VENOUS' twice",
        "recipe.json | \"accepts\": | \"acepts\": | Missing creator property 'accepts'",
        "parts/radscore.json | \"sd\": 11.5 | \"sd\": 0.0 | parts/radscore.json: model.columns[0]: column ARTERIAL:original_firstorder_Mean needs a finite mean and sd > 0",
        "parts/radscore.json | \"sd\": 11.5 | \"sd\": null | parts/radscore.json: model.columns[0].sd: ",
        "reference.json | \"crop\" | \"corp\" | Missing creator property 'crop'",
        "network/network.json | 25 | 2.5 | seed: Cannot coerce",
        "parts/radscore.json | \"kind\": \"model\" | \"kind\": \"magic\" | magic",
        "network/network.json | \"lenet\" | \"lanet\" | UNKNOWN_ARCHITECTURE: 'lanet'; known: ["
      })
  void namesWhatIsWrongWithABundle(String file, String from, String to, String message)
      throws IOException {
    replace(file, from, to == null ? "" : to);
    assertThatThrownBy(() -> RecipeCatalog.ofFolder(recipes))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageContaining("bundle hrd-demo")
        .hasMessageContaining(message);
  }

  @Test
  void namesAMissingFile() throws IOException {
    Files.delete(bundle.resolve("parts/dlscore-cut.json"));
    assertThatThrownBy(() -> RecipeCatalog.ofFolder(recipes))
        .hasMessage("bundle hrd-demo: parts/dlscore-cut.json must be of kind cut");
    Files.delete(bundle.resolve("reference.json"));
    assertThatThrownBy(() -> RecipeCatalog.ofFolder(recipes))
        .hasMessage("bundle hrd-demo: reference.json is missing");
  }

  @Test
  void refusesALinkOutOfTheFolder() throws IOException {
    Path outside = Files.writeString(recipes.resolve("outside.json"), "{}");
    Files.createSymbolicLink(bundle.resolve("parts/extra.json"), outside);
    assertThatThrownBy(() -> RecipeCatalog.ofFolder(recipes))
        .hasMessage("bundle hrd-demo: parts/extra.json is a link or no plain file");
  }

  @Test
  void aSitesOwnBundleCountsBesideThoseThatShip(@TempDir Path cache) {
    RecipeCatalog catalog = RecipeCatalog.withFolder(recipes, cache);

    assertThat(catalog.all())
        .extracting(b -> b.recipe().id())
        .contains("hrd", "hrd-demo", "epr")
        .isSorted();
  }

  @Test
  void aSitesOwnBundleCountsBeforeTheOneThatShips(@TempDir Path own, @TempDir Path cache)
      throws IOException {
    RecipeCatalog shipped = BundleCopy.builtIn();
    Path cut = BundleCopy.of(shipped.folder("hrd"), own).resolve("parts/dlscore-cut.json");
    Files.writeString(cut, Files.readString(cut).replace("SYNTHETIC", "SYNTHETIC, changed"));

    RecipeBundle found = RecipeCatalog.withFolder(own, cache).find("hrd").orElseThrow();

    assertThat(found.digest())
        .isEqualTo(RecipeCatalog.ofFolder(own).all().get(0).digest())
        .isNotEqualTo(shipped.find("hrd").orElseThrow().digest());
  }

  private String digest() {
    return RecipeCatalog.ofFolder(recipes).all().get(0).digest();
  }

  private void replace(String file, String from, String to) throws IOException {
    Path path = bundle.resolve(file);
    String text = Files.readString(path, StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    Files.writeString(path, text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));
  }
}
