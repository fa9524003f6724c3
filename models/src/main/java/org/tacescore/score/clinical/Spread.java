package org.tacescore.score.clinical;

import java.util.List;
import java.util.function.Supplier;

/**
 * What stages ask beside the nodules, before the first TACE.
 *
 * @param vascularInvasion macroscopic
 * @param extrahepatic lymph nodes or metastases
 * @param ecog performance status, 0 to 4
 */
record Spread(boolean vascularInvasion, boolean extrahepatic, Quantity ecog) {

  static Supplier<Spread> asked(Asking ask) {
    Supplier<Boolean> vascularInvasion = ask.baseline(Input.VASCULAR_INVASION);
    Supplier<Boolean> extrahepatic = ask.baseline(Input.EXTRAHEPATIC_SPREAD);
    Supplier<Quantity> ecog = ask.baseline(Input.ECOG);
    return () -> new Spread(vascularInvasion.get(), extrahepatic.get(), ecog.get());
  }

  boolean isBeyondNodules() {
    return vascularInvasion || extrahepatic;
  }

  boolean isFullyActive() {
    return ecog.value().signum() == 0;
  }

  /** Performance status 3 or 4. */
  boolean isBedridden() {
    return ecog.value().intValueExact() >= 3;
  }

  List<ScoreItem> lines() {
    return List.of(
        Result.line("vascular-invasion", vascularInvasion),
        Result.line("extrahepatic-spread", extrahepatic),
        Result.line("ecog", ecog));
  }
}
