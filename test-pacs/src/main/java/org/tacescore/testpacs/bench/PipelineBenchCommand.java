package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.worker.cli.SiteRecipes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times a study from its files to its report. */
@Command(
    name = "pipeline",
    description = {
      "Times a study from its files to its report, stage by stage, warm in one process, and as a"
          + " fresh process of score.",
      "Without --study: the standard study, CT, 3 series of 100 slices of 512 x 512, a tumour of"
          + " 60 mm."
    },
    mixinStandardHelpOptions = true)
public final class PipelineBenchCommand implements Callable<Integer> {
  /** What a study may take at most. */
  private static final double WARM_AIM_S = 15;

  private static final double FRESH_AIM_S = 30;
  private static final double HEAP_AIM_MB = 3072;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--study",
      paramLabel = "DIR",
      description = "A patient's folder as phantom writes it. Default: the standard study, made.")
  private @Nullable Path study;

  @Option(
      names = "--recipe",
      paramLabel = "ID",
      description = "A recipe's id; may be repeated. Default: all for CT.")
  private List<String> recipes = List.of();

  @Option(
      names = "--bundles",
      paramLabel = "DIR",
      description = "Folder of bundle folders, in place of the recipes that ship.")
  private @Nullable Path recipeFolder;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs; the later half counts as warm (default: ${DEFAULT-VALUE}).")
  private int runs = 6;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    BenchReport.run(
        out,
        json,
        "pipeline",
        work -> {
          Path patient = study == null ? StandardStudy.writeTo(work) : study;
          return measure(
              new PipelineBench(patient, bundles(), Optional.ofNullable(recipeFolder), work), out);
        });
    return 0;
  }

  private List<RecipeBundle> bundles() {
    RecipeCatalog catalog = SiteRecipes.of(Optional.ofNullable(recipeFolder));
    return recipes.isEmpty() ? catalog.forModality("CT") : catalog.named(recipes);
  }

  private Map<String, Object> measure(PipelineBench bench, PrintWriter out)
      throws IOException, InterruptedException {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("study", bench.describe());
    out.println(bench.describe());
    PeakHeap.forget();
    PipelineBench.Warm warm = bench.warm(runs);
    long heap = PeakHeap.megabytes();
    warm.stages()
        .forEach(
            (stage, ms) ->
                out.printf("%-34s first %7.0f ms, warm %7.0f ms%n", stage, ms.first(), ms.warm()));
    figures.put("stages", warm.stages());
    tell(out, figures, "warm, s", warm.seconds(), WARM_AIM_S);
    out.printf("%-34s %.1f%n", "processor, warm, s", warm.processor());
    figures.put("processor, warm, s", warm.processor());
    tell(out, figures, "heap peak, MB", heap, HEAP_AIM_MB);
    tell(out, figures, "fresh process, s", bench.freshSeconds(), FRESH_AIM_S);
    return figures;
  }

  private static void tell(
      PrintWriter out, Map<String, Object> figures, String what, double found, double aim) {
    out.printf("%-34s %.1f, %.2f of the aim %.0f%n", what, found, found / aim, aim);
    figures.put(what, found);
  }
}
