package dev.espalier.engine.files;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Exceptions in words for the user. */
public final class Problems {
    private Problems() {}

    /** What went wrong; without the name of the file, which the reader has before him. */
    public static String reason(IOException problem) {
        return switch (problem) {
            case NoSuchFileException _ -> "no such file or folder";
            case AccessDeniedException _ -> "permission denied";
            case NotDirectoryException _, FileAlreadyExistsException _ -> "is a file where a folder is needed";
            case CharacterCodingException _ -> "no text in UTF-8";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
        };
    }

    /** What went wrong, for a line without a place. */
    public static String describe(Throwable problem) {
        return switch (problem) {
            case FileSystemException file -> file.getFile() + ": " + reason(file);
            case IOException other -> reason(other);
            default -> internal(problem);
        };
    }

    /** A mistake of ours. */
    public static String internal(Throwable problem) {
        String place = problem.getStackTrace().length == 0 ? "" : " at " + problem.getStackTrace()[0];
        String message =
                problem.getMessage() == null ? "" : ": " + problem.getMessage().replace("\n", " ");
        return "Espalier failed, please report it: " + problem.getClass().getSimpleName() + message + place;
    }
}
