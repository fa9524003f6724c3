package org.tacescore.worker.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tacescore.segio.SegmentRole;
import org.tacescore.worker.config.WorkerConfig;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a site says of its studies, as options of commands that measure them. */
final class SiteOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The worker's YAML file; its phases, segment-roles, default-issuer and site-zone count as"
              + " in the worker.")
  private @Nullable Path config;

  @Option(
      names = "--segment-role",
      paramLabel = "LABEL=ROLE",
      description =
          "What segments of a label are, before --config and any rule: tumour, liver, necrosis,"
              + " aorta, portal-vein, vessel or other; may be repeated.")
  private List<String> segmentRoles = List.of();

  /** What the options say, over what the site's file says. */
  SiteSettings read() {
    SiteSettings said =
        config == null ? SiteSettings.ofThisComputer() : SiteSettings.of(WorkerConfig.read(config));
    return said.withLabels(labels());
  }

  private Map<String, SegmentRole> labels() {
    Map<String, SegmentRole> roles = new HashMap<>();
    for (String given : segmentRoles) {
      int sign = given.lastIndexOf('=');
      if (sign < 1) {
        throw wrongUse("--segment-role must be LABEL=ROLE, got '%s'".formatted(given));
      }
      try {
        roles.put(given.substring(0, sign), SegmentRole.parse(given.substring(sign + 1)));
      } catch (IllegalArgumentException e) {
        throw wrongUse("--segment-role %s: %s".formatted(given, e.getMessage()));
      }
    }
    return roles;
  }

  private ParameterException wrongUse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
