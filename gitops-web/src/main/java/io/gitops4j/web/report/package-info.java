/**
 * One page that says how all services are doing: a pure function of what the engine knows, and a handler for the JDK's HTTP server. The
 * page stands alone, asks nobody for anything and runs no script but its own.
 */
@NullMarked
package io.gitops4j.web.report;

import org.jspecify.annotations.NullMarked;
