package dev.espalier.install;
import picocli.CommandLine.Command;
@Command(name = "test") final class TestCommand implements Runnable { TestCommand(Surroundings s) {} @Override public void run() {} }
