package org.tacescore.worker.dicomweb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.web.ProblemException;

/** The instances that can be retrieved, with their files. */
final class RetrievableStore {
  private final Catalogue catalogue;
  private final CatalogueKeeper keeper;
  private final ObjectStore store;

  RetrievableStore(Catalogue catalogue, CatalogueKeeper keeper, ObjectStore store) {
    this.catalogue = catalogue;
    this.keeper = keeper;
    this.store = store;
  }

  /**
   * The instances of a resource, at least one.
   *
   * @throws ProblemException 404 if there is none
   */
  List<CataloguedInstance> instances(ResourceUids where) {
    keeper.refresh(where.study());
    List<CataloguedInstance> found =
        catalogue.instances(where).stream().filter(i -> Files.exists(file(i))).toList();
    if (found.isEmpty()) {
      throw notFound("there is no such " + level(where));
    }
    return found;
  }

  /**
   * The one instance of a resource. One that is catalogued is not looked for anew: viewers ask for
   * a thousand frames in a row, and what is taken back is gone within two seconds all the same.
   *
   * @throws ProblemException 404 if there is none
   */
  CataloguedInstance instance(ResourceUids where) {
    return catalogue.instances(where).stream()
        .filter(instance -> Files.exists(file(instance)))
        .findFirst()
        .orElseGet(() -> instances(where).get(0));
  }

  Path file(CataloguedInstance instance) {
    return store.path(instance.sha256());
  }

  private static String level(ResourceUids where) {
    if (where.instance().isPresent()) {
      return "instance";
    }
    return where.series().isPresent() ? "series" : "study";
  }

  static ProblemException notFound(String detail) {
    return new ProblemException(HttpStatus.NOT_FOUND_404, "NOT_FOUND", detail);
  }
}
