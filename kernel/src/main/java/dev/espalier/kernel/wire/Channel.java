package dev.espalier.kernel.wire;

/** One of the ways between a kernel and its clients on which messages travel. */
public enum Channel {
    /** Requests in order. */
    SHELL,
    /** Requests that do not wait for cells. */
    CONTROL,
    /** What everyone may see. */
    IOPUB,
    /** Questions to the user. */
    STDIN
}
