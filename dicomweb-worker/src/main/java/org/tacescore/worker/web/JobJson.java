package org.tacescore.worker.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Jobs as the API tells them. */
final class JobJson {

  private JobJson() {}

  static ObjectNode of(JobView job) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", job.id())
        .put("patientId", job.patientId())
        .put("studyInstanceUID", job.studyInstanceUid())
        .put("state", job.state().name())
        .put("created", job.created().toString())
        .put("updated", job.updated().toString());
    ArrayNode recipes = node.putArray("recipes");
    job.recipes().forEach(recipe -> recipes.add(of(recipe)));
    ArrayNode deliveries = node.putArray("deliveries");
    job.deliveries().forEach(delivery -> deliveries.add(of(delivery)));
    job.srSopInstanceUid().ifPresent(uid -> node.put("srSOPInstanceUID", uid));
    job.error().ifPresent(error -> node.put("error", error));
    job.superseded().ifPresent(reason -> node.put("superseded", reason));
    node.put("priority", job.run().priority()).put("shadow", job.run().shadow());
    job.run().worker().ifPresent(worker -> node.put("worker", worker));
    return node;
  }

  static ObjectNode of(OrphanView orphan) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode series = node.putArray("refersTo");
    orphan.refersTo().forEach(referred -> series.add(of(referred)));
    node.put("sopInstanceUID", orphan.sopInstanceUid())
        .put("kind", orphan.kind())
        .put("studyInstanceUID", orphan.studyInstanceUid())
        .put("since", orphan.since().toString())
        .set("refusal", of(orphan.refusal()));
    return node;
  }

  static ObjectNode of(DeadLetterView letter) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", letter.kind())
            .put("id", letter.id())
            .put("studyInstanceUID", letter.studyInstanceUid());
    if (!letter.destination().isEmpty()) {
      node.put("destination", letter.destination());
    }
    return node.put("reason", letter.reason()).put("since", letter.since().toString());
  }

  private static ObjectNode of(RecipeView recipe) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("recipe", recipe.recipe())
        .put("version", recipe.version())
        .put("status", recipe.status());
    ArrayNode scores = node.putArray("scores");
    recipe.scores().forEach(score -> scores.add(of(score)));
    if (!recipe.supplements().isEmpty()) {
      ArrayNode supplements = node.putArray("supplements");
      recipe.supplements().forEach(supplement -> supplements.add(of(supplement)));
    }
    recipe.refusal().ifPresent(refusal -> node.set("refusal", of(refusal)));
    ArrayNode warnings = node.putArray("warnings");
    recipe.warnings().forEach(warnings::add);
    ArrayNode parts = node.putArray("parts");
    recipe.parts().forEach(part -> parts.add(of(part)));
    return node;
  }

  private static ObjectNode of(PartView part) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("kind", part.kind())
        .put("name", part.name())
        .put("state", part.state())
        .put("found", part.found())
        .put("since", part.since().toString());
    part.deadline().ifPresent(deadline -> node.put("deadline", deadline.toString()));
    part.refusal().ifPresent(refusal -> node.set("refusal", of(refusal)));
    return node;
  }

  private static ObjectNode of(ReferredSeries series) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("seriesInstanceUID", series.seriesInstanceUid());
    switch (series.place()) {
      case ReferredSeries.ABSENT -> node.put("place", "ABSENT");
      case ReferredSeries.REJECTED -> node.put("place", "REJECTED");
      case ReferredSeries.ARRIVED -> node.put("place", "ARRIVED");
      default -> node.put("place", "OTHER_STUDY").put("studyInstanceUID", series.place());
    }
    return node;
  }

  private static ObjectNode of(ScoreView score) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", score.name()).put("unit", score.unit()).put("level", score.level());
    score.value().ifPresent(value -> node.put("value", value));
    score.group().ifPresent(group -> node.put("group", group));
    score.groupName().ifPresent(name -> node.put("groupName", name));
    return node;
  }

  private static ObjectNode of(SupplementView supplement) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", supplement.name())
        .put("unit", supplement.unit())
        .put("level", supplement.level())
        .put("shown", supplement.shown());
    supplement.value().ifPresent(value -> node.put("value", value));
    supplement.rule().ifPresent(rule -> node.put("highWhen", rule));
    supplement.high().ifPresent(high -> node.put("high", high));
    return node;
  }

  private static ObjectNode of(RefusalView refusal) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("code", refusal.reason().name())
        .put("sentence", refusal.reason().sentence())
        .put("mender", refusal.reason().mender().name())
        .put("remedy", refusal.reason().remedy())
        .put("detail", refusal.detail());
  }

  private static ObjectNode of(DeliveryView delivery) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", delivery.id())
        .put("object", delivery.object())
        .put("destination", delivery.destination())
        .put("state", delivery.state())
        .put("detail", delivery.detail());
  }
}
