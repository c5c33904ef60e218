package kr.mambo.beanstalk.emulator.beanstalk.options;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A tab-separated table among the resources; its first line names the columns. */
public final class TsvTable {
  private static final String FOLDER = "/kr/mambo/beanstalk/emulator/beanstalk/";

  private TsvTable() {}

  public static Stream<List<String>> read(String name) {
    try (var in = Objects.requireNonNull(TsvTable.class.getResourceAsStream(FOLDER + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Arrays.asList(line.split("\t", -1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A cell's text; {@code -} stands for none. */
  public static String textOrEmpty(String cell) {
    return cell.equals("-") ? "" : cell;
  }
}
