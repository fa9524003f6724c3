package org.tacescore.worker.doctor;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tacescore.network.NativeCache;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.worker.receive.DiskSpace;

/**
 * What checks look at beside the configuration.
 *
 * @param clock ours
 * @param client asks services
 * @param timeout longest wait for each of them
 * @param disk tells its space
 * @param heapBytes the longest that the heap may become
 * @param environment of the process
 * @param cache folder for native libraries and built networks
 * @param catalog the recipes of a worker's data folder
 * @param network runs a small network, and tells on what
 */
public record Surroundings(
    Clock clock,
    HttpClient client,
    Duration timeout,
    DiskSpace disk,
    long heapBytes,
    Map<String, String> environment,
    Path cache,
    Function<Path, RecipeCatalog> catalog,
    Supplier<String> network) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /**
   * Of this process. To be called before a network is opened in it.
   *
   * @param cache folder for native libraries and built networks
   * @param catalog the recipes of a worker's data folder
   */
  public static Surroundings ofThisProcess(Path cache, Function<Path, RecipeCatalog> catalog) {
    NativeCache.useFolder(cache.resolve("native"));
    return new Surroundings(
        Clock.systemUTC(),
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build(),
        PATIENCE,
        DiskSpace.ofSystem(),
        Runtime.getRuntime().maxMemory(),
        System.getenv(),
        cache,
        catalog,
        new SmallNetwork());
  }
}
