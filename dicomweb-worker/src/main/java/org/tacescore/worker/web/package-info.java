/** What people and programs read of the worker over HTTP: jobs, health, one plain page. */
@NullMarked
package org.tacescore.worker.web;

import org.jspecify.annotations.NullMarked;
