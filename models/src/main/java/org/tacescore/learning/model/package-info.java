/**
 * Models that were learned, as plain data, and the trainers that make them; pipelines of selection,
 * standardisation and training that see training rows alone; nested cross-validation.
 */
@NullMarked
package org.tacescore.learning.model;

import org.jspecify.annotations.NullMarked;
