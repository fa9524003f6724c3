package org.tacescore.recipe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.learning.model.SvmTrainer;
import org.tacescore.learning.selection.SelectKBest;
import org.tacescore.recipe.InvalidBundleException;

class RecipeTemplateTest {
  @TempDir Path folder;

  @Test
  void readsAFolder() {
    RecipeTemplate template = TextureTemplate.in(folder).read();
    assertThat(template.recipe().id()).isEqualTo("texture");
    assertThat(template.publication()).startsWith("# Made for tests");
    SignatureTraining signature = template.training().signatures().get(0);
    assertThat(signature.pipeline().selections()).contains(new SelectKBest(3)).hasSize(3);
    assertThat(signature.pipeline().trainers())
        .containsExactly(
            new SvmTrainer(0.5, 0.125),
            new SvmTrainer(0.5, 0.25),
            new SvmTrainer(1, 0.125),
            new SvmTrainer(1, 0.25));
    assertThat(template.training().endpoint("status"))
        .contains(new Endpoint.Status("status", "vital status", "made"));
  }

  @Test
  void readsEveryKindOfStepAndModel() {
    List<String> fits =
        List.of(
            "{'kind':'logistic'}",
            "{'kind':'elastic-net','alpha':0.5,'folds':3,'rule':'lambda-1se'}",
            "{'kind':'forest','trees':10}",
            "{'kind':'boosted-trees','rounds':5,'depth':2,'rate':0.1}");
    for (String fit : fits) {
      RecipeTemplate template =
          TextureTemplate.in(folder)
              .with("training.json", t -> entry(t, "signatures").set("fit", Texts.json(fit)))
              .read();
      assertThat(template.training().signatures().get(0).fit().trainers()).hasSize(1);
    }
    String steps =
        """
        [{'kind':'mrmr','k':4},
         {'kind':'elastic-net','alpha':1.0,'folds':4,'rule':'lambda-min','most':5},
         {'kind':'rfe','sizes':[1,2],'folds':2,'trees':5,'tolerance-percent':1.5}]""";
    RecipeTemplate template =
        TextureTemplate.in(folder)
            .with("training.json", t -> entry(t, "signatures").set("select", Texts.json(steps)))
            .read();
    assertThat(template.training().signatures().get(0).pipeline().selections()).hasSize(3);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(t -> t.put("format", 2), "training.json", "format must be 1, got 2"),
        fault(t -> t.put("speed", 2), "training.json: speed", "Unrecognized field"),
        fault(t -> t.remove("totals"), "totals"),
        fault(t -> list(t, "endpoints").removeAll(), "endpoints must have one or more ids"),
        fault(
            t -> ((ObjectNode) list(t, "endpoints").get(1)).put("id", "year"),
            "endpoints must have one or more ids, each once: [year, year"),
        fault(
            t -> ((ObjectNode) list(t, "endpoints").get(0)).put("days", 0),
            "endpoints[0]",
            "days must be positive"),
        fault(
            t -> ((ObjectNode) list(t, "endpoints").get(1)).put("kind", "cure"),
            "endpoints[1]",
            "'cure'"),
        fault(t -> entry(t, "signatures").put("folds", 1), "folds must be 2 or more, got 1"),
        fault(t -> list(t, "signatures").removeAll(), "all empty: there is nothing to learn"),
        fault(
            t -> list(t, "signatures").add(entry(t, "signatures").deepCopy()),
            "the part 'texture' is made twice"),
        fault(
            t -> entry(t, "signatures").put("part", "radscore"),
            "signatures: radscore: one measure of recipe.json must need that part, 0 do"),
        fault(
            t -> list(entry(t, "signatures"), "regions").add("PORTAL_VENOUS"),
            "signatures: texture: the region PORTAL_VENOUS is not among recipe.json's rois"),
        fault(
            t -> list(entry(t, "signatures"), "regions").add("ARTERIAL"),
            "signatures[0]",
            "regions must name each once"),
        fault(
            t -> list(entry(t, "signatures"), "regions").removeAll(),
            "regions must name each once, got []"),
        fault(
            t -> select(t, "{'kind':'k-best','k':0}"),
            "signatures[0].select[0]",
            "k must be 1 or more"),
        fault(t -> select(t, "{'kind':'mrmr','k':0}"), "k must be 1 or more"),
        fault(t -> select(t, "{'kind':'icc'}"), "signatures[0].select[0]", "'icc'"),
        fault(
            t ->
                select(
                    t, "{'kind':'elastic-net','alpha':2,'folds':4,'rule':'lambda-min','most':5}"),
            "alpha lies in 0 to 1"),
        fault(
            t -> select(t, "{'kind':'elastic-net','alpha':1,'folds':4,'rule':'best','most':5}"),
            "select[0].rule",
            "best"),
        fault(
            t -> select(t, "{'kind':'rfe','sizes':[],'folds':2,'trees':5,'tolerance-percent':1.5}"),
            "sizes []"),
        fault(
            t -> fit(t, "{'kind':'svm-rbf','cost-log2':[2,1],'gamma-log2':[0,0],'folds':2}"),
            "signatures[0].fit",
            "cost-log2 must be two exponents, ascending"),
        fault(
            t -> fit(t, "{'kind':'svm-rbf','cost-log2':[0,0],'gamma-log2':[0,99],'folds':2}"),
            "gamma-log2 must be two exponents"),
        fault(
            t -> fit(t, "{'kind':'svm-rbf','cost-log2':[0,0],'gamma-log2':[0,0],'folds':1}"),
            "folds must be 2 or more"),
        fault(t -> fit(t, "{'kind':'forest','trees':0}"), "a forest of 0 trees"),
        fault(
            t -> fit(t, "{'kind':'boosted-trees','rounds':0,'depth':2,'rate':0.1}"),
            "0 trees of depth 2"),
        fault(t -> fit(t, "{'kind':'logistic','alpha':1}"), "signatures[0].fit.alpha"),
        fault(
            t -> ((ObjectNode) entry(t, "signatures").get("cut")).put("minprop", 0.5),
            "signatures[0].cut",
            "minprop must be 0 or more and below 0.5"),
        fault(
            t -> ((ObjectNode) entry(t, "signatures").get("cut")).remove("comparator"),
            "signatures[0].cut.comparator"),
        fault(
            t -> ((ObjectNode) entry(t, "signatures").get("cut")).put("part", "cut"),
            "signatures: texture: the cut makes the part 'cut', recipe.json needs 'texture-cut'"),
        fault(
            t -> list(t, "totals").removeAll(),
            "recipe.json needs the part 'other-cut', no entry makes it"),
        fault(
            t -> entry(t, "totals").put("variant", "nothing"),
            "totals: nothing: recipe.json has no variant of that id"),
        fault(
            t -> entry(t, "totals").put("variant", "equal"),
            "totals: equal: the cut makes the part 'other-cut', recipe.json needs ''"),
        fault(
            t -> ((ObjectNode) entry(t, "totals").get("cut")).put("comparator", ">="),
            "totals: other-points: the comparator is '>=', recipe.json's '>'"),
        fault(
            t -> list(t, "networks").add(Texts.network("texture")),
            "networks: texture: recipe.json has no network measure of that name"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void namesWhatIsWrongWithATraining(Consumer<ObjectNode> edit, List<String> said) {
    TextureTemplate template = TextureTemplate.in(folder).with("training.json", edit);
    assertThatThrownBy(template::read)
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageContainingAll(said.toArray(String[]::new))
        .hasMessageStartingWith("training.json: ");
  }

  static Stream<Arguments> networkFaults() {
    return Stream.of(
        fault(t -> {}, "nothing"),
        fault(
            t -> entry(t, "networks").put("architecture", "alexnet"),
            "networks: dl: unknown architecture 'alexnet'; known: "),
        fault(t -> entry(t, "networks").put("width", 0), "networks[0]", "width must be 1 or more"),
        fault(t -> entry(t, "networks").put("folds", 1), "folds must be 2 or more"),
        fault(
            t -> ((ObjectNode) entry(t, "networks").get("plan")).put("epochs", 0),
            "networks[0].plan",
            "epochs and batch must be positive"),
        fault(
            t -> ((ObjectNode) entry(t, "networks").get("plan")).remove("patience"),
            "networks[0].plan.patience"),
        fault(
            t ->
                ((ObjectNode) entry(t, "networks").get("plan"))
                    .set("class-weights", Texts.json("[1.0, 2.0]")),
            "class-weights is balanced, and the plan has weights of its own"),
        fault(
            t -> entry(t, "networks").put("class-weights", "equal"),
            "networks[0].class-weights",
            "equal"),
        fault(
            t -> list(t, "networks").add(entry(t, "networks").deepCopy()),
            "networks: an entry is there twice: [dl, dl]"),
        fault(t -> list(t, "networks").removeAll(), "recipe.json needs the part 'dl-cut'"));
  }

  @ParameterizedTest
  @MethodSource("networkFaults")
  void namesWhatIsWrongWithANetwork(Consumer<ObjectNode> edit, List<String> said) {
    TextureTemplate template = Texts.withNetwork(TextureTemplate.in(folder));
    if (said.contains("nothing")) {
      assertThat(template.read().training().networks()).hasSize(1);
      return;
    }
    template.with("training.json", edit);
    assertThatThrownBy(template::read)
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageContainingAll(said.toArray(String[]::new))
        .hasMessageStartingWith("training.json: ");
  }

  @Test
  void namesWhatIsWrongWithOtherFiles() throws IOException {
    TextureTemplate template = TextureTemplate.in(folder);
    Files.writeString(folder.resolve("features.json"), "{\"imageType\": 3}");
    assertThatThrownBy(template::read)
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageStartingWith("features.json: ");
    TextureTemplate.in(folder).with("recipe.json", r -> r.put("features", "../features.json"));
    assertThatThrownBy(template::read)
        .hasMessage("recipe.json: features: '../features.json' is not a plain name");
    TextureTemplate.in(folder);
    Files.delete(folder.resolve("PUBLICATION.md"));
    assertThatThrownBy(template::read).hasMessageStartingWith("PUBLICATION.md is missing in ");
  }

  private static Arguments fault(Consumer<ObjectNode> edit, String... said) {
    return Arguments.of(edit, List.of(said));
  }

  private static ArrayNode list(ObjectNode tree, String key) {
    return (ArrayNode) tree.get(key);
  }

  private static ObjectNode entry(ObjectNode tree, String key) {
    return (ObjectNode) tree.get(key).get(0);
  }

  private static void select(ObjectNode tree, String step) {
    list(entry(tree, "signatures"), "select").removeAll().add(Texts.json(step));
  }

  private static void fit(ObjectNode tree, String fit) {
    entry(tree, "signatures").set("fit", Texts.json(fit));
  }
}
