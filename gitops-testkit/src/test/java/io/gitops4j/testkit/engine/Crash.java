package io.gitops4j.testkit.engine;

/** The end of the process, as far as an engine can tell: nothing contains it. */
final class Crash extends VirtualMachineError {
    private static final long serialVersionUID = 1L;

    Crash(int point) {
        super("crashed at point " + point);
    }
}
