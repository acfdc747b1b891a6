package dev.espalier.kernel.cell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The way from a running cell to the user. */
public interface CellOutput {
    /** The header of the message that is being answered. */
    ObjectNode parent();

    /** Prints on {@code stdout} or {@code stderr}. */
    void print(String stream, String text);

    /** Shows something; transient data may hold a {@code display_id}. */
    void display(MimeBundle bundle, ObjectNode transientData);

    /** Shows something else where a display with the same id was shown. */
    void update(MimeBundle bundle, ObjectNode transientData);

    /** Removes what the cell has shown; where asked for, only when something new comes. */
    void clear(boolean waits);

    /** Sends any other message, such as those of comms. */
    void send(String type, ObjectNode content, ObjectNode metadata, List<byte[]> buffers);

    /** Something for the client to do after the cell, such as setting the next one's text. */
    void payload(ObjectNode payload);

    /**
     * Asks the user; waits for the answer.
     *
     * @throws NoAnswer if nobody can be asked, or the cell was interrupted
     */
    String ask(String prompt, boolean isSecret) throws NoAnswer;

    /** That there is nobody to answer, or that nobody did. */
    final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1;

        public NoAnswer(String why) {
            super(why);
        }
    }
}
