package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every description, shown on all strings of the two collections. */
class DescriptionPropertiesTest {
  /** Each confounder or change meets a quarter of the texts, another quarter for another one. */
  private static final int STRIDE = 4;

  private static final int MOST_MISSES = 5;

  private static final Map<DescriptionLabel, List<String>> PHASE_WORDS =
      new EnumMap<>(
          Map.of(
              DescriptionLabel.ARTERIAL,
              List.of("arterial", "arteriell", "artériel", "arteriosa", "art", "动脉期", "動脈相"),
              DescriptionLabel.PORTAL,
              List.of(
                  "portal venous", "portalvenös", "porto-veineux", "venosa", "pv", "门静脉期", "門脈相"),
              DescriptionLabel.DELAYED,
              List.of("delayed phase", "Spätphase", "tardif", "tardiva", "tardía", "延迟期", "遅延相"),
              DescriptionLabel.NATIVE,
              List.of(
                  "non contrast",
                  "ohne KM",
                  "sans injection",
                  "senza mdc",
                  "sin contraste",
                  "sem contraste",
                  "平扫",
                  "単純"),
              DescriptionLabel.HEPATOBILIARY,
              List.of("HBP", "hepatobiliäre Phase", "phase hépatobiliaire", "肝胆期", "肝細胞相")));

  private record Judged(String text, List<DescriptionLabel> right) {
    static Judged parse(String line) {
      int bar = line.lastIndexOf('|');
      List<DescriptionLabel> right =
          Arrays.stream(line.substring(bar + 1).strip().split("/", -1))
              .map(DescriptionLabel::valueOf)
              .toList();
      return new Judged(line.substring(0, bar), right);
    }
  }

  private static Stream<Judged> read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(DescriptionPropertiesTest.class.getResourceAsStream(resource))) {
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      return lines.stream().map(Judged::parse);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<String> texts() {
    return Stream.of("descriptions.txt", "descriptions-by-topic.txt")
        .flatMap(DescriptionPropertiesTest::read)
        .map(Judged::text)
        .distinct();
  }

  /** Every text, in the order of the collections, and what is read in it. */
  private static final Map<String, DescriptionLabel> LABELS =
      texts()
          .collect(
              Collectors.toMap(
                  Function.identity(),
                  DescriptionRules::label,
                  (one, other) -> one,
                  LinkedHashMap::new));

  /** Texts that name a phase. */
  private static final List<String> LABELLED =
      LABELS.keySet().stream().filter(text -> own(text).phase().isPresent()).toList();

  private static DescriptionLabel own(String text) {
    return Objects.requireNonNull(LABELS.get(text));
  }

  @Test
  void givesNoWrongPhaseAndMissesFew() {
    List<String> wrong = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    read("descriptions-by-topic.txt")
        .forEach(
            judged -> {
              DescriptionLabel label = DescriptionRules.label(judged.text());
              if (!judged.right().contains(label)) {
                (label.phase().isPresent() ? wrong : missed).add(judged + " read as " + label);
              }
            });

    assertThat(wrong).isEmpty();
    assertThat(missed).hasSizeLessThanOrEqualTo(MOST_MISSES);
  }

  static Stream<UnaryOperator<String>> changesWithoutMeaning() {
    return Stream.of(
        text -> text.toUpperCase(Locale.ROOT),
        text -> Normalizer.normalize(text, Normalizer.Form.NFD),
        text -> Normalizer.normalize(text, Normalizer.Form.NFC),
        text -> " _-. " + text + " ._- ",
        text -> "/" + text + "/",
        text -> text + ".",
        text -> text.replace(' ', '_'),
        text -> text.replace(" ", "  "),
        text -> "6.3 " + text,
        text -> "Se 5 " + text,
        text -> "401_" + text,
        text -> "3: " + text,
        text -> text + " 1.5 Br40",
        text -> text + " 3.0 B30f 3",
        text -> text + " 2.5mm",
        text -> text + " 120kV",
        text -> text + " ASIR 40%",
        text -> text + ", iDose (4)");
  }

  @ParameterizedTest
  @MethodSource("changesWithoutMeaning")
  void readsTheSameThroughWhatChangesNoMeaning(UnaryOperator<String> change) {
    assertThat(readOtherwise(change, STRIDE)).isEmpty();
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("changesWithoutMeaning")
  void readsEveryTextTheSameThroughWhatChangesNoMeaning(UnaryOperator<String> change) {
    assertThat(readOtherwise(change, 1)).isEmpty();
  }

  private static List<String> readOtherwise(UnaryOperator<String> change, int stride) {
    return LABELS.keySet().stream()
        .filter(text -> Math.floorMod(change.apply(text).hashCode(), stride) == 0)
        .filter(text -> text.equals(text.toUpperCase(Locale.ROOT)) || !isCamel(text))
        .filter(text -> !change.apply(text).equals(text))
        .filter(text -> own(text) != DescriptionRules.label(change.apply(text)))
        .map(change)
        .toList();
  }

  /** Capitals inside a word part it, so such a word says more than in capitals alone. */
  private static boolean isCamel(String text) {
    return text.matches(".*[a-z]{2}[A-Z].*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COR",
        "MIP",
        "SUB",
        "thrombosis",
        "stenosis",
        "heart",
        "coronary",
        "kidney",
        "ADC",
        "T2",
        "without",
        "no",
        "missing",
        "late",
        "early",
        "delay",
        "AP",
        "V",
        "artefact",
        "3 phase",
        "70s",
        "30 sec",
        "BH 18s",
        "LUNG",
        "xyz",
        "in",
        "pre",
        "post",
        "vein",
        "artery",
        "ven",
        "del",
        "-C",
        "+C",
        "w/o",
        "portable",
        "oral contrast",
        "冠状",
        "静脉注射",
        "动脉瘤",
        "なし"
      })
  void neverTurnsOnePhaseIntoAnother(String confounder) {
    List<String> texts = LABELLED;
    int first = Math.floorMod(confounder.hashCode(), STRIDE);
    List<String> turned =
        IntStream.iterate(first, i -> i < texts.size(), i -> i + STRIDE)
            .mapToObj(texts::get)
            .filter(
                text -> {
                  DescriptionLabel label = DescriptionRules.label(text + " " + confounder);
                  return label.phase().isPresent() && label != own(text);
                })
            .map(text -> text + " " + confounder)
            .toList();

    assertThat(turned).isEmpty();
  }

  /** Each text meets one word of each other phase, another text another word. */
  @Test
  void givesTwoPhasesNoLabelWhicheverStandsFirst() {
    assertThat(
            labelledAsOne(
                (text, words) -> List.of(words.get(Math.floorMod(text.hashCode(), words.size())))))
        .isEmpty();
  }

  @Tag("slow")
  @Test
  void givesNoTextALabelBesideAnyWordOfAnotherPhase() {
    assertThat(labelledAsOne((text, words) -> words)).isEmpty();
  }

  private static List<String> labelledAsOne(BiFunction<String, List<String>, List<String>> choice) {
    List<String> labelled = new ArrayList<>();
    for (String text : LABELLED) {
      PHASE_WORDS.forEach(
          (other, words) -> {
            if (contradict(own(text), other)) {
              choice.apply(text, words).stream()
                  .flatMap(word -> Stream.of(text + " + " + word, word + " + " + text))
                  .filter(both -> DescriptionRules.label(both).phase().isPresent())
                  .forEach(labelled::add);
            }
          });
    }
    return labelled;
  }

  /** The hepatobiliary phase is a delayed one. */
  private static boolean contradict(DescriptionLabel one, DescriptionLabel other) {
    List<DescriptionLabel> late = List.of(DescriptionLabel.DELAYED, DescriptionLabel.HEPATOBILIARY);
    return one != other && !(late.contains(one) && late.contains(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "1 ", "1/", "art ", "-", "1min ", "动", "é", "((", "w/o ", "x1 "})
  void readsNothingOfATextBeyondAnyDescription(String part) {
    assertThat(DescriptionRules.label(part.repeat(65536))).isEqualTo(DescriptionLabel.UNKNOWN);
    assertThat(DescriptionText.of(part.repeat(65536)).seconds()).isEmpty();
  }
}
