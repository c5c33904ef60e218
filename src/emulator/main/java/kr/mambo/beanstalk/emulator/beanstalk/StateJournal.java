package kr.mambo.beanstalk.emulator.beanstalk;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kr.mambo.beanstalk.emulator.beanstalk.state.Application;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Event;
import kr.mambo.beanstalk.emulator.beanstalk.state.Step;
import org.jspecify.annotations.Nullable;

/**
 * The state on disk: one line of JSON for all that changed together, so that a kill at any moment
 * loses at most what was not answered yet. A torn last line is left out when the file is read.
 *
 * <p>Operations are kept with the steps that are still to come.
 */
final class StateJournal {
  private static final long MAX_LENGTH = 64L << 20;
  private final Path file;
  private final ObjectMapper mapper;
  private long fileLength;
  private boolean torn;

  /**
   * What changed in one go.
   *
   * @param generatedIds how many names were given out
   */
  record Entry(
      long seed,
      long generatedIds,
      List<Environment> environments,
      List<ApplicationEntry> applications,
      List<EventEntry> events) {}

  /**
   * An application of an account in a region.
   *
   * @param application null when it was deleted
   */
  record ApplicationEntry(
      String account, String region, String name, @Nullable Application application) {}

  /** An event of an account in a region. */
  record EventEntry(String account, String region, Event event) {}

  StateJournal(Path folder) {
    this.file = folder.resolve("beanstalk.jsonl");
    this.mapper =
        new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .setVisibility(PropertyAccessor.ALL, Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
            .setVisibility(PropertyAccessor.CREATOR, Visibility.ANY);
    mapper.registerSubtypes(Step.class.getPermittedSubclasses());
    try {
      Files.createDirectories(folder);
      fileLength = Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The state cannot be kept in " + folder + ": name a folder that can be written.", e);
    }
  }

  /** Every line that is whole, oldest first; the seed of the first one, if there is any. */
  Optional<Long> read(Consumer<Entry> reader) {
    if (!Files.exists(file)) return Optional.empty();
    Optional<Long> seed = Optional.empty();
    try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
      for (var text : (Iterable<String>) lines::iterator) {
        var line = parse(text);
        if (line.isEmpty()) break;
        seed = seed.or(() -> line.map(Entry::seed));
        reader.accept(line.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seed;
  }

  private Optional<Entry> parse(String text) {
    try {
      return Optional.of(mapper.readValue(text, Entry.class));
    } catch (JsonProcessingException e) {
      System.getLogger(StateJournal.class.getName())
          .log(System.Logger.Level.WARNING, "The last change was not written whole: left out.");
      torn = true;
      return Optional.empty();
    }
  }

  void append(Entry entry) {
    try {
      var text = mapper.writeValueAsString(entry) + "\n";
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      fileLength += text.length();
    } catch (IOException e) {
      throw new UncheckedIOException("The state cannot be written to " + file + ".", e);
    }
  }

  /** Whether it is time to write everything anew. */
  boolean needsCompaction() {
    return torn || fileLength > MAX_LENGTH;
  }

  /** Replaces all that was written by these lines. */
  void rewrite(List<Entry> lines) {
    var temporaryFile = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (BufferedWriter writer = Files.newBufferedWriter(temporaryFile)) {
        for (var entry : lines) writer.append(mapper.writeValueAsString(entry)).append('\n');
      }
      fileLength = Files.size(temporaryFile);
      torn = false;
      Files.move(
          temporaryFile, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The state cannot be written to " + file + ".", e);
    }
  }
}
