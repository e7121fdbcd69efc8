/** From a service to the JSON of a Nomad job: pure functions, and a finding for all that Nomad cannot express. */
@NullMarked
package io.gitops4j.target.nomad.internal.render;

import org.jspecify.annotations.NullMarked;
