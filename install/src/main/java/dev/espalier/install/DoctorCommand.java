package dev.espalier.install;
import picocli.CommandLine.Command;
@Command(name = "doctor") final class DoctorCommand implements Runnable { DoctorCommand(Surroundings s) {} @Override public void run() {} }
