/**
 * Benchmarks: warm and cold figures with the machine named, as ratios against peers beside them.
 */
@NullMarked
package org.tacescore.testpacs.bench;

import org.jspecify.annotations.NullMarked;
