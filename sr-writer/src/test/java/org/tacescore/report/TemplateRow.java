package org.tacescore.report;

/**
 * One row of a template of PS3.16 as this project fills it.
 *
 * @param id template and row, e.g. {@code TID 1411 row 7}
 * @param relationship Relationship Type with the parent
 * @param valueType Value Type
 * @param concept Code Value and scheme of the concept name, {@code *} for any
 * @param mandatory whether it has to be there: by the template, or because viewers need it
 * @param many whether it may stand more than once
 */
record TemplateRow(
    String id,
    String relationship,
    String valueType,
    String concept,
    boolean mandatory,
    boolean many) {

  static TemplateRow one(String id, String relationship, String valueType, String concept) {
    return new TemplateRow(id, relationship, valueType, concept, true, false);
  }

  static TemplateRow any(String id, String relationship, String valueType, String concept) {
    return new TemplateRow(id, relationship, valueType, concept, false, true);
  }

  boolean matches(String itemRelationship, String itemValueType, String itemConcept) {
    return relationship.equals(itemRelationship)
        && valueType.equals(itemValueType)
        && (concept.equals("*") || concept.equals(itemConcept));
  }
}
