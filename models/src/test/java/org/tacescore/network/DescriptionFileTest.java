package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.network.InvalidNetworkException.Fault;
import org.tacescore.network.NetworkDescription.Source;
import org.tacescore.score.ResearchStatus;

class DescriptionFileTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);
  private static final NetworkSpec SPEC =
      new NetworkSpec("resnet50-mlp", new NetworkContract(ImageShape.planar(224, 224, 3), 2, 2), 1);

  /** Every key, as this software writes it. */
  private static final String WHOLE =
      """
      {
        "kind" : "weights",
        "weights" : "weights.safetensors",
        "sha256" : "%s",
        "architecture" : "resnet50-mlp",
        "image" : {
          "slices" : 1,
          "rows" : 224,
          "columns" : 224,
          "channels" : 3
        },
        "clinical" : [ "afp", "vp4" ],
        "classes" : 2,
        "width" : 1,
        "preprocessing" : {
          "intensity" : {
            "kind" : "window",
            "low" : -100.0,
            "high" : 250.0
          },
          "channels" : "adjacent-slices",
          "mean" : [ 0.485, 0.456, 0.406 ],
          "standard-deviation" : [ 0.229, 0.224, 0.225 ]
        },
        "status" : "RESEARCH_RETRAINED",
        "origin" : "ours"
      }
      """
          .formatted(DIGEST);

  @Test
  void writesAndReadsEveryKey() {
    NetworkDescription description =
        new NetworkDescription(
            new Source.Weighted("weights.safetensors", DIGEST),
            SPEC,
            List.of("afp", "vp4"),
            Optional.of(
                new Preprocessing(
                    new Intensity.Window(-100, 250),
                    ChannelMeaning.ADJACENT_SLICES,
                    List.of(0.485, 0.456, 0.406),
                    List.of(0.229, 0.224, 0.225))),
            ResearchStatus.RESEARCH_RETRAINED,
            "ours");

    assertThat(DescriptionFile.text(description)).isEqualTo(WHOLE);
    assertThat(parse(WHOLE)).isEqualTo(description);
  }

  @Test
  void readsEveryKind() {
    NetworkDescription model =
        parse(
            WHOLE
                .replace("\"weights\" : \"weights.safetensors\",", "")
                .replace("\"weights\"", "\"saved-model\"")
                .replace("resnet50-mlp", "ours-2.1"));
    assertThat(model.source()).isEqualTo(new Source.SavedModel(DIGEST));
    assertThat(parse(DescriptionFile.text(model))).isEqualTo(model);

    NetworkDescription seeded =
        parse(
            """
            {"kind": "seeded", "architecture": "lenet", "seed": 25, "origin": "SYNTHETIC"}
            """);
    assertThat(seeded.source()).isEqualTo(new Source.Seeded(25));
    assertThat(seeded.spec()).isEqualTo(new LeNet().shipped());
    assertThat(seeded.status()).isEqualTo(ResearchStatus.SYNTHETIC);
    assertThat(parse(DescriptionFile.text(seeded))).isEqualTo(seeded);

    NetworkDescription with =
        parse(
            WHOLE
                .replace("\"kind\" : \"weights\",", "\"kind\" : \"seeded-with\",\n  \"seed\" : 25,")
                .replace("RESEARCH_RETRAINED", "SYNTHETIC"));
    assertThat(with.source()).isEqualTo(new Source.SeededWith(25, "weights.safetensors", DIGEST));
    assertThat(with.source().weightsFile()).contains("weights.safetensors");
    assertThat(parse(DescriptionFile.text(with))).isEqualTo(with);

    NetworkDescription zScored =
        parse(
            WHOLE.replaceAll(
                "(?s)\"kind\" : \"window\".*?250.0", "\"kind\":\"z-score\",\"over\":\"crop\""));
    assertThat(zScored.preprocessing().orElseThrow().intensity())
        .isEqualTo(new Intensity.ZScore(Intensity.Extent.CROP));
    assertThat(parse(DescriptionFile.text(zScored))).isEqualTo(zScored);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"classes\" : 2, | | MISSING_KEY | classes",
        "\"clinical\" : [ \"afp\", \"vp4\" ], | | MISSING_KEY | clinical",
        "\"rows\" : 224, | | MISSING_KEY | image",
        "\"width\" | \"breadth\" | MISSING_KEY | width",
        "\"origin\" | \"colour\" : 1, \"origin\" | UNKNOWN_KEY | colour",
        "\"low\" | \"lower\" : 1, \"low\" | UNKNOWN_KEY | preprocessing.intensity.lower",
        "resnet50-mlp | alexnet | UNKNOWN_ARCHITECTURE | alexnet",
        "\"kind\" : \"weights\" | \"kind\" : \"pickle\" | MALFORMED_METADATA | pickle",
        "\"kind\" : \"window\" | \"kind\" : \"gamma\" | MALFORMED_METADATA | preprocessing",
        "\"classes\" : 2 | \"classes\" : 2.5 | MALFORMED_METADATA | classes",
        "\"classes\" : 2 | \"classes\" : \"2\" | MALFORMED_METADATA | classes",
        "\"classes\" : 2 | \"classes\" : null | MALFORMED_METADATA | classes",
        "\"classes\" : 2 | \"classes\" : 1 | MALFORMED_METADATA | two classes",
        "\"classes\" : 2 | \"classes\" : 2, \"classes\" : 3 | MALFORMED_METADATA | Duplicate",
        "\"rows\" : 224 | \"rows\" : 0 | MALFORMED_METADATA | positive sizes",
        "\"channels\" : 3 | \"channels\" : 2 | MALFORMED_METADATA | of 3 channels, the image has 2",
        "\"vp4\" | \"afp\" | MALFORMED_METADATA | a name of its own",
        "\"vp4\" | \"V P\" | MALFORMED_METADATA | a name of its own",
        "0.229 | 0 | MALFORMED_METADATA | above 0",
        "-100.0 | 250.0 | MALFORMED_METADATA | low < high",
        "-100.0 | NaN | MALFORMED_METADATA | NaN",
        "weights.safetensors | ../weights.safetensors | MALFORMED_METADATA | plain name",
        "0123456789abcdef0 | 0123456789ABCDEF0 | MALFORMED_METADATA | sha256",
        "RESEARCH_RETRAINED | APPROVED | MALFORMED_METADATA | status",
        "\"ours\" | \" \" | MALFORMED_METADATA | origin",
        "\"ours\" | \"ours\" } { | MALFORMED_METADATA | network.json"
      })
  void namesWhatIsWrong(String from, String to, Fault fault, String message) {
    String json = WHOLE.replaceFirst(Pattern.quote(from), to == null ? "" : to);
    assertThat(json).isNotEqualTo(WHOLE);
    assertThatThrownBy(() -> parse(json))
        .isInstanceOfSatisfying(
            InvalidNetworkException.class, e -> assertThat(e.fault()).isEqualTo(fault))
        .hasMessageContaining(message);
  }

  @Test
  void seededWeightsAreSynthetic() {
    assertThatThrownBy(
            () ->
                parse(
                    """
                    {"kind": "seeded", "architecture": "lenet", "seed": 25, "origin": "x",
                     "status": "LOCALLY_VALIDATED"}
                    """))
        .hasMessageContaining("seeded weights are SYNTHETIC");
    String with =
        WHOLE.replace("\"kind\" : \"weights\",", "\"kind\" : \"seeded-with\", \"seed\" : 25,");
    assertThatThrownBy(() -> parse(with)).hasMessageContaining("seeded weights are SYNTHETIC");
  }

  private static NetworkDescription parse(String json) {
    return DescriptionFile.parse("network.json", json.getBytes(StandardCharsets.UTF_8));
  }
}
