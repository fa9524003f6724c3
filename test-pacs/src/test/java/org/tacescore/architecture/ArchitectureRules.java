package org.tacescore.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** The dependency rules of docs/architecture.md, by name. */
final class ArchitectureRules {
  private static final String[] DICOM_TOOLKIT = {"org.aoju.."};
  private static final String[] OPENCL = {"org.jocl.."};
  private static final String[] TENSORFLOW = {"org.tensorflow..", "org.bytedeco.."};
  private static final String[] JETTY = {"org.eclipse.jetty.."};
  private static final String[] SQL = {
    "java.sql..",
    "javax.sql..",
    "org.h2..",
    "org.flywaydb..",
    "com.github.kagkarlsson..",
    "org.postgresql..",
    "com.zaxxer.."
  };

  private static final String[] SEG_IO = {
    "org.tacescore.volume..",
    "org.tacescore.dicom..",
    "org.tacescore.segio..",
    "org.tacescore.refusal..",
    "org.tacescore.digest.."
  };
  private static final String[] KERNELS = {"org.tacescore.radiomics..", "org.tacescore.kernels.."};
  private static final String[] MODELS = {
    "org.tacescore.score..",
    "org.tacescore.network..",
    "org.tacescore.learning..",
    "org.tacescore.recipe.."
  };
  private static final String[] REPORT = {"org.tacescore.report.."};
  private static final String[] WORKER = {"org.tacescore.worker.."};
  private static final String[] TEST_PACS = {"org.tacescore.testpacs.."};

  private ArchitectureRules() {}

  static Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put(
        "seg-io is the ground", knowsNone(SEG_IO, KERNELS, MODELS, REPORT, WORKER, TEST_PACS));
    rules.put("kernels know seg-io", knowsNone(KERNELS, MODELS, REPORT, WORKER, TEST_PACS));
    rules.put("models know kernels", knowsNone(MODELS, REPORT, WORKER, TEST_PACS));
    rules.put(
        "reports know codes and values", knowsNone(REPORT, KERNELS, MODELS, WORKER, TEST_PACS));
    rules.put("the worker knows no test-pacs", knowsNone(WORKER, TEST_PACS));
    rules.put("TensorFlow in network", onlyIn(TENSORFLOW, "org.tacescore.network.."));
    rules.put(
        "crops know volumes alone",
        knowsNone(
            new String[] {"org.tacescore.network.crop.."},
            join(
                DICOM_TOOLKIT,
                TENSORFLOW,
                new String[] {"org.tacescore.dicom..", "org.tacescore.segio.."})));
    rules.put("JOCL in kernels.opencl", onlyIn(OPENCL, "org.tacescore.kernels.opencl.."));
    rules.put(
        "Jetty at the web edge",
        onlyIn(
            JETTY,
            "org.tacescore.worker.receive..",
            "org.tacescore.worker.dicomweb..",
            "org.tacescore.worker.web..",
            "org.tacescore.testpacs.."));
    rules.put("SQL in queue", onlyIn(SQL, "org.tacescore.worker.queue.."));
    rules.put(
        "the DICOM toolkit at the DICOM edge",
        onlyIn(
            DICOM_TOOLKIT,
            "org.tacescore.dicom..",
            "org.tacescore.segio..",
            "org.tacescore.report..",
            "org.tacescore.worker.receive..",
            "org.tacescore.worker.dicomweb..",
            "org.tacescore.worker.fetch..",
            "org.tacescore.worker.deliver..",
            "org.tacescore.testpacs.."));
    rules.put(
        "numbers know no surroundings",
        noClasses()
            .that()
            .resideInAnyPackage("org.tacescore.volume..", "org.tacescore.radiomics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                join(
                    DICOM_TOOLKIT,
                    OPENCL,
                    TENSORFLOW,
                    JETTY,
                    new String[] {"org.tacescore.dicom..", "java.net.."})));
    rules.put(
        "no package is a drawer",
        classes()
            .that()
            .resideInAPackage("org.tacescore..")
            .should()
            .resideOutsideOfPackages(
                "..util..", "..utils..", "..common..", "..helper..", "..manager..", "..impl.."));
    rules.put(
        "packages form no circle",
        slices().matching("org.tacescore.(**)").should().beFreeOfCycles());
    return rules;
  }

  private static ArchRule knowsNone(String[] who, String[]... others) {
    return noClasses()
        .that()
        .resideInAnyPackage(who)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(join(others));
  }

  private static ArchRule onlyIn(String[] library, String... packages) {
    return noClasses()
        .that()
        .resideInAPackage("org.tacescore..")
        .and()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library);
  }

  private static String[] join(String[]... parts) {
    return java.util.Arrays.stream(parts).flatMap(java.util.Arrays::stream).toArray(String[]::new);
  }
}
