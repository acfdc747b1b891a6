package dev.espalier.kernel.jshell;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.Set;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Runs snippets in this process; one that ends the process ends only itself. */
final class GuardedEngine implements ExecutionControlProvider {
    private static final Set<String> EXITS =
            Set.of("java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt");

    private static final ClassDesc EXIT = ClassDesc.of(Exit.class.getName());

    @Override
    public String name() {
        return "guarded";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
        return new LocalExecutionControl() {
            @Override
            public void load(ClassBytecodes[] classes)
                    throws ClassInstallException, NotImplementedException, EngineTerminationException {
                super.load(guarded(classes));
            }

            @Override
            public void redefine(ClassBytecodes[] classes)
                    throws ClassInstallException, NotImplementedException, EngineTerminationException {
                super.redefine(guarded(classes));
            }
        };
    }

    private static ExecutionControl.ClassBytecodes[] guarded(ExecutionControl.ClassBytecodes[] classes) {
        ExecutionControl.ClassBytecodes[] guarded = new ExecutionControl.ClassBytecodes[classes.length];
        for (int i = 0; i < classes.length; i++) {
            guarded[i] = new ExecutionControl.ClassBytecodes(classes[i].name(), guarded(classes[i].bytecodes()));
        }
        return guarded;
    }

    private static byte[] guarded(byte[] bytecodes) {
        ClassFile file = ClassFile.of();
        CodeTransform calls = (builder, element) -> {
            if (element instanceof InvokeInstruction call && isExit(call)) {
                boolean hasReceiver = call.opcode() != Opcode.INVOKESTATIC;
                String type = hasReceiver ? "(Ljava/lang/Runtime;I)V" : "(I)V";
                builder.invokestatic(EXIT, "refuse", MethodTypeDesc.ofDescriptor(type));
            } else {
                builder.with(element);
            }
        };
        return file.transformClass(file.parse(bytecodes), ClassTransform.transformingMethodBodies(calls));
    }

    private static boolean isExit(InvokeInstruction call) {
        String owner = call.owner().name().stringValue().replace('/', '.');
        return EXITS.contains(owner + "." + call.name().stringValue());
    }
}
