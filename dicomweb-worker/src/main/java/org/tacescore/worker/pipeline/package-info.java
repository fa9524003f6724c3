/**
 * One study through all steps: read, phases, regions, features, network, score, report.
 *
 * <p>Each step takes the former step's value; what is unfit is refused by name, per recipe.
 */
@NullMarked
package org.tacescore.worker.pipeline;

import org.jspecify.annotations.NullMarked;
