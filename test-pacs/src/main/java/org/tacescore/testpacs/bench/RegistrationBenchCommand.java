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
import org.tacescore.volume.Vector3;
import org.tacescore.volume.registration.LiverRegistration;
import org.tacescore.volume.registration.RegisteredScans;
import org.tacescore.volume.registration.RegistrationLimits;
import org.tacescore.volume.registration.RegistrationSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times the registration of two phases, and tells its error beside that of elastix. */
@Command(
    name = "registration",
    description =
        "Registers the portal venous to the arterial phase of the standard study, 100 slices of"
            + " 512 x 512, after the arterial one was moved by a known deformation; beside elastix"
            + " where this machine has it.",
    mixinStandardHelpOptions = true)
public final class RegistrationBenchCommand implements Callable<Integer> {
  /** What registration and laying over may take, warm, on two cores. */
  private static final double AIM_S = 20;

  private static final double ERROR_AIM = 1.2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs; the later half counts as warm (default: ${DEFAULT-VALUE}).")
  private int runs = 4;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the deformation (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--largest-mm",
      paramLabel = "MM",
      description = "The largest displacement in the liver (default: ${DEFAULT-VALUE}).")
  private double largestMm = 15;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    BenchReport.run(
        out,
        json,
        "registration",
        work ->
            measure(
                RegistrationPair.of(StandardStudy.patient(), work, seed, largestMm), work, out));
    return 0;
  }

  private Map<String, Object> measure(RegistrationPair pair, Path work, PrintWriter out)
      throws IOException, InterruptedException {
    Map<String, Object> figures = new LinkedHashMap<>();
    List<Vector3> places = pair.places();
    out.printf("displaced by %.2f mm on average%n", pair.errorMm(places, places));
    PeakHeap.forget();
    RegisteredScans[] found = new RegisteredScans[1];
    Timing registration = Timing.of(runs, () -> found[0] = register(pair));
    Timing pull =
        Timing.of(
            runs,
            () ->
                found[0]
                    .deformation()
                    .pull(pair.moving().volume(), pair.fixed().volume().geometry(), 0));
    long heap = PeakHeap.megabytes();
    double error =
        pair.errorMm(places, places.stream().map(found[0].deformation()::apply).toList());
    tell(out, figures, "registration", registration);
    tell(out, figures, "laying over", pull);
    double warm = (registration.medianMs() + pull.medianMs()) / 1000;
    out.printf("both, warm, s: %.1f, %.2f of the aim %.0f%n", warm, warm / AIM_S, AIM_S);
    out.printf("heap peak, MB: %d%n%s%n", heap, found[0].report().words());
    out.printf("error %.2f mm%n", error);
    figures.put("error, mm", error);
    figures.put("heap peak, MB", heap);
    Optional<ElastixPeer.Found> peer = new ElastixPeer(work).register(pair, places);
    if (peer.isEmpty()) {
      out.println("elastix is not there");
      return figures;
    }
    double theirs = pair.errorMm(places, peer.get().places());
    out.printf(
        "elastix: error %.2f mm, ratio %.2f (aim %.1f); %.1f s, ratio %.2f%n",
        theirs,
        error / theirs,
        ERROR_AIM,
        peer.get().seconds(),
        registration.medianMs() / 1000 / peer.get().seconds());
    figures.put("elastix, error, mm", theirs);
    figures.put("elastix, s", peer.get().seconds());
    return figures;
  }

  private static RegisteredScans register(RegistrationPair pair) {
    return LiverRegistration.register(
        pair.fixed(),
        pair.moving(),
        RegistrationSettings.STANDARD,
        RegistrationLimits.PHASES_OF_ONE_STUDY);
  }

  private static void tell(
      PrintWriter out, Map<String, Object> figures, String what, Timing timing) {
    out.printf(
        "%s: first %.0f ms, warm %.0f ms, processor %.0f ms%n",
        what, timing.firstMs(), timing.medianMs(), timing.cpuMs());
    figures.put(what, timing);
  }
}
