package io.gitops4j.waml.internal.finding;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Position;
import io.gitops4j.api.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the findings of one file. Each is kept once; beyond {@value #MOST} they are only counted. Not thread-safe. */
public final class Findings {
    static final int MOST = 100;

    private static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(
            (Diagnostic d) -> d.position().orElse(Position.ofFile("")),
            Comparator.comparingInt(Position::line).thenComparingInt(Position::column));

    private final String file;
    private final Set<Diagnostic> found = new LinkedHashSet<>();
    private int errors;
    private int more;

    /** None yet. */
    public Findings(String file) {
        this.file = file;
    }

    /** The file that they are about. */
    public String file() {
        return file;
    }

    /** Adds an error. */
    public void error(Place place, String code, String what, String remedy) {
        add(Diagnostic.error(code), place, what, remedy);
    }

    /** Adds an error. */
    public void error(Place place, Fault fault) {
        error(place, fault.code(), fault.what(), fault.remedy());
    }

    /** Adds a warning. */
    public void warning(Place place, String code, String what, String remedy) {
        add(Diagnostic.warning(code), place, what, remedy);
    }

    private void add(Diagnostic.Builder finding, Place place, String what, String remedy) {
        add(finding.at(place.position())
                .path(place.path())
                .what(what)
                .remedy(remedy)
                .build());
    }

    /** Adds a finding as it is. */
    public void add(Diagnostic diagnostic) {
        boolean error = diagnostic.severity() == Severity.ERROR;
        errors += error ? 1 : 0;
        if (found.size() < MOST) {
            found.add(diagnostic);
        } else {
            more++;
        }
    }

    /** How many errors were added so far; it only grows, so two readings tell whether there was one in between. */
    public int errors() {
        return errors;
    }

    /** What was found, by place. */
    public List<Diagnostic> list() {
        List<Diagnostic> list = new ArrayList<>(withoutEchoes());
        list.sort(BY_PLACE);
        if (more > 0) {
            Diagnostic rest = Diagnostic.error(Code.LIMIT)
                    .at(Position.ofFile(file))
                    .what("there are " + more + " more findings than the first " + MOST)
                    .remedy("mend these first")
                    .build();
            list.add(errors > 0 ? rest : rest.withSeverity(Severity.WARNING));
        }
        return list;
    }

    /** A failed merge names both sides of a wrong type; the type alone at the same place says less. */
    private List<Diagnostic> withoutEchoes() {
        List<Position> merges = found.stream()
                .filter(d -> d.code().equals(Code.MERGE))
                .flatMap(d -> d.position().stream())
                .toList();
        return found.stream()
                .filter(d -> !d.code().equals(Code.TYPE)
                        || d.position().filter(merges::contains).isEmpty())
                .toList();
    }
}
