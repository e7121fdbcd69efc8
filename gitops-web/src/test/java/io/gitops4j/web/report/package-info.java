/** Tests of the report, as a document and in a browser. */
@NullMarked
package io.gitops4j.web.report;

import org.jspecify.annotations.NullMarked;
