package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tacescore.worker.dicomweb.Catalogue;
import org.tacescore.worker.dicomweb.CataloguedInstance;
import org.tacescore.worker.dicomweb.FoundResource;
import org.tacescore.worker.dicomweb.Headline;
import org.tacescore.worker.dicomweb.ResourceUids;
import org.tacescore.worker.dicomweb.Search;
import org.tacescore.worker.receive.StorageFaultException;

/** The catalogue in the database. */
final class JdbcCatalogue implements Catalogue {

  /** Received first; what a job made counts with the job's bytes though it came back, too. */
  private static final String PRESENT =
      "select i.sop_instance_uid, i.series_instance_uid, i.sop_class_uid, i.transfer_syntax_uid,"
          + " i.sha256, 0 made,"
          + " case when i.purged_at is null and not "
          + RejectionRows.IS_REJECTED
          + " then true else false end shown"
          + " from instance i where i.study_instance_uid = ?"
          + " union all select o.sop_instance_uid, o.series_instance_uid, o.sop_class_uid,"
          + " o.transfer_syntax_uid, o.sha256, 1 made,"
          + " case when j.state <> 'RETRACTED' then true else false end shown"
          + " from job_object o join job j on j.job_key = o.job_key"
          + " where j.study_instance_uid = ? order by made, sop_instance_uid";

  private final Transactions transactions;

  JdbcCatalogue(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<String> stale(int most) {
    return run(query -> CatalogueFlags.stale(query, most));
  }

  @Override
  public boolean isStale(String studyInstanceUid) {
    return run(query -> CatalogueFlags.isStale(query, studyInstanceUid));
  }

  @Override
  public List<String> unread(String studyInstanceUid) {
    return run(
        query -> {
          Map<String, String> catalogued = CatalogueRows.hashes(query, studyInstanceUid);
          return shown(query, studyInstanceUid).stream()
              .filter(i -> !i.sha256().equals(catalogued.get(i.sopInstanceUid())))
              .map(CataloguedInstance::sha256)
              .toList();
        });
  }

  @Override
  public void refresh(String studyInstanceUid, Function<String, Optional<Headline>> reader) {
    run(
        query -> {
          refresh(query, studyInstanceUid, reader);
          return true;
        });
  }

  private static void refresh(
      Query query, String study, Function<String, Optional<Headline>> reader) throws SQLException {
    CatalogueRows.lockStudy(query, study);
    CatalogueFlags.claim(query, study);
    List<CataloguedInstance> shown = shown(query, study);
    Map<String, String> catalogued = CatalogueRows.hashes(query, study);
    Set<String> wanted =
        shown.stream().map(CataloguedInstance::sopInstanceUid).collect(Collectors.toSet());
    for (String gone : catalogued.keySet().stream().filter(u -> !wanted.contains(u)).toList()) {
      CatalogueRows.delete(query, gone);
    }
    String source = CatalogueRows.source(query, study);
    boolean described = catalogued.containsKey(source) && wanted.contains(source);
    for (CataloguedInstance instance : shown) {
      boolean known = instance.sha256().equals(catalogued.get(instance.sopInstanceUid()));
      if (known && described) {
        continue;
      }
      Optional<Headline> headline = reader.apply(instance.sha256());
      if (headline.isPresent()) {
        CatalogueRows.put(query, instance, headline.get());
      } else {
        CatalogueRows.delete(query, instance.sopInstanceUid());
      }
      if (headline.isPresent() && !described) {
        CatalogueRows.describeStudy(query, instance, headline.get());
        described = true;
      }
    }
    CatalogueRows.count(query, study);
  }

  private static List<CataloguedInstance> shown(Query query, String study) throws SQLException {
    Map<String, Optional<CataloguedInstance>> present = new LinkedHashMap<>();
    query.list(
        PRESENT,
        row -> {
          Optional<CataloguedInstance> instance =
              row.flag("shown") ? Optional.of(instance(row, study)) : Optional.empty();
          present.put(row.text("sop_instance_uid"), instance);
          return true;
        },
        study,
        study);
    return present.values().stream().flatMap(Optional::stream).toList();
  }

  @Override
  public List<FoundResource> find(Search search) {
    return run(query -> new CatalogueQuery(search).find(query));
  }

  @Override
  public long count(Search search) {
    return run(query -> new CatalogueQuery(search).count(query));
  }

  @Override
  public List<CataloguedInstance> instances(ResourceUids where) {
    List<Object> parameters = new ArrayList<>(List.of(where.study()));
    String conditions = "";
    if (where.series().isPresent()) {
      conditions += " and c.series_instance_uid = ?";
      parameters.add(where.series().get());
    }
    if (where.instance().isPresent()) {
      conditions += " and c.sop_instance_uid = ?";
      parameters.add(where.instance().get());
    }
    // Of one instance there is nothing to order.
    String sql =
        where.instance().isPresent()
            ? "select c.* from catalogue_instance c where c.study_instance_uid = ?" + conditions
            : "select c.* from catalogue_instance c join catalogue_series r"
                + " on r.study_instance_uid = c.study_instance_uid"
                + " and r.series_instance_uid = c.series_instance_uid"
                + " where c.study_instance_uid = ?"
                + conditions
                + " order by r.ordinal, r.series_instance_uid, c.ordinal, c.sop_instance_uid";
    return run(query -> query.list(sql, row -> instance(row, where.study()), parameters.toArray()));
  }

  private static CataloguedInstance instance(Query.Row row, String study) throws SQLException {
    return new CataloguedInstance(
        study,
        row.text("series_instance_uid"),
        row.text("sop_instance_uid"),
        row.text("sop_class_uid"),
        row.text("transfer_syntax_uid"),
        row.text("sha256"));
  }

  private <T> T run(Transactions.Work<T> work) {
    try {
      return transactions.run(work);
    } catch (TransientFault e) {
      throw new StorageFaultException("the catalogue cannot be read or written", e);
    }
  }
}
