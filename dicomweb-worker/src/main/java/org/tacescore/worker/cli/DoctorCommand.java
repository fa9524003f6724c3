package org.tacescore.worker.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.worker.doctor.Doctor;
import org.tacescore.worker.doctor.Examined;
import org.tacescore.worker.doctor.Finding.Verdict;
import org.tacescore.worker.doctor.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a worker needs, looked at before it is started or while it runs. */
@Command(
    name = "doctor",
    description = {
      "Checks what a worker with a configuration needs, one line a check: OK, WARN or FAIL, what was"
          + " found, and a remedy.",
      "Ends with 1 when a check failed. No patient data are asked for, or told."
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "The worker's YAML file.")
  private Path config = Path.of("");

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the same as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(config)) {
      throw new ParameterException(
          spec.commandLine(), "--config must be a file, got '%s'".formatted(config));
    }
    Doctor doctor =
        new Doctor(Surroundings.ofThisProcess(CacheFolder.path(), DoctorCommand::recipes));
    List<Examined> all = doctor.examine(config, this::tell);
    long failed = count(all, Verdict.FAIL);
    spec.commandLine()
        .getOut()
        .printf(
            "%d checks: %d failed, %d warnings%n", all.size(), failed, count(all, Verdict.WARN));
    if (json != null) {
      Files.writeString(json, document(all).toPrettyString() + "\n");
    }
    return failed == 0 ? 0 : FaultReport.FAULT;
  }

  /** The recipes that ship are unpacked into the commands' own folder: data-dir is left alone. */
  private static RecipeCatalog recipes(Path dataDir) {
    Path own = dataDir.resolve(SiteRecipes.OWN);
    return SiteRecipes.of(Files.isDirectory(own) ? Optional.of(own) : Optional.empty());
  }

  private void tell(Examined examined) {
    spec.commandLine().getOut().println(examined.line());
    spec.commandLine().getOut().flush();
  }

  private static long count(List<Examined> all, Verdict verdict) {
    return all.stream().filter(examined -> examined.finding().verdict() == verdict).count();
  }

  private static ObjectNode document(List<Examined> all) {
    ObjectNode document = JSON.createObjectNode();
    document.put("research_use_only", true);
    document.put("failed", count(all, Verdict.FAIL)).put("warnings", count(all, Verdict.WARN));
    ArrayNode checks = document.putArray("checks");
    for (Examined examined : all) {
      ObjectNode check = checks.addObject();
      check.put("check", examined.check()).put("verdict", examined.finding().verdict().name());
      check.put("found", examined.finding().found());
      if (!examined.finding().remedy().isEmpty()) {
        check.put("remedy", examined.finding().remedy());
      }
    }
    return document;
  }
}
