package kr.mambo.beanstalk.emulator;

import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Says in one sentence what is wrong with the flags, and which there are. */
final class FlagErrors {
  private FlagErrors() {}

  static String describe(ParameterException error) {
    var options = error.getCommandLine().getCommandSpec().options();
    return switch (error) {
      case CommandLine.UnmatchedArgumentException unmatched ->
          "Unknown flag '%s': use %s"
              .formatted(
                  unmatched.getUnmatched().getFirst(),
                  options.stream().map(OptionSpec::longestName).collect(Collectors.joining(", ")));
      case CommandLine.MissingParameterException missing ->
          missing.getMissing().stream()
              .map(argument -> argument instanceof OptionSpec option ? option.longestName() : "")
              .collect(Collectors.joining(", ", "A value is missing after ", ""));
      default -> String.valueOf(error.getMessage());
    };
  }
}
