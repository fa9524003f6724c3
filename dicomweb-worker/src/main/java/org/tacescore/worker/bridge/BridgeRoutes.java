package org.tacescore.worker.bridge;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.worker.assemble.Assembler;
import org.tacescore.worker.assemble.RendezvousStore;
import org.tacescore.worker.receive.InstanceReceiver;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.web.JobBoard;
import org.tacescore.worker.web.JobDesk;
import org.tacescore.worker.web.JobOutputs;
import org.tacescore.worker.web.JobRoutes;
import org.tacescore.worker.web.Route;

/** The routes by which programs such as 3D Slicer have a drawing scored. */
public final class BridgeRoutes {

  private BridgeRoutes() {}

  /**
   * What the routes work with.
   *
   * @param drawings record of drawings
   * @param index what is known of studies
   * @param rendezvous instances of studies
   * @param store files
   * @param receiver the way in for what is no object of our own
   * @param assembler judges studies
   * @param board jobs
   * @param desk acts on jobs
   * @param outputs what jobs made
   * @param values where clinical values go; empty where nowhere
   */
  public record Stations(
      Drawings drawings,
      StudyIndex index,
      RendezvousStore rendezvous,
      ObjectStore store,
      InstanceReceiver receiver,
      Assembler assembler,
      JobBoard board,
      JobDesk desk,
      JobOutputs outputs,
      Optional<EnteredValues> values) {}

  /**
   * What a site says.
   *
   * @param roles what segments are
   * @param zone of dates that are written
   * @param recipes ids of the enabled ones
   * @param mostBytes longest request
   */
  public record Site(SegmentRoleRules roles, ZoneId zone, Set<String> recipes, long mostBytes) {
    public Site {
      recipes = Set.copyOf(recipes);
    }
  }

  public static List<Route> of(Stations stations, Site site) {
    ReferenceSeries references = new ReferenceSeries(stations.rendezvous(), stations.store());
    DrawingIntake intake =
        new DrawingIntake(
            references, stations.drawings(), stations.receiver(), site.roles(), site.zone());
    List<Route> routes = new ArrayList<>();
    routes.addAll(new SegmentationRoutes(intake, stations.drawings(), site.mostBytes()).routes());
    routes.addAll(
        new StartRoutes(
                stations.drawings(),
                stations.index(),
                stations.assembler(),
                stations.board(),
                stations.desk(),
                site.recipes(),
                stations.values())
            .routes());
    routes.addAll(
        new HeatMapRoutes(stations.board(), stations.outputs(), stations.store(), references)
            .routes());
    routes.addAll(
        JobRoutes.of(
            stations.board(), stations.desk(), stations.outputs(), stations.store()::path));
    return routes;
  }
}
