package kr.mambo.beanstalk.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Says in one sentence what is wrong with a command line, and what there is instead. */
final class UsageErrors {
  private UsageErrors() {}

  static String describe(ParameterException error) {
    var command = error.getCommandLine().getCommandSpec();
    return switch (error) {
      case CommandLine.UnmatchedArgumentException unmatched ->
          describeUnmatched(unmatched.getUnmatched().getFirst(), command);
      // Of several errors, the parser reports what is missing first.
      case CommandLine.MissingParameterException missing
          when !error.getCommandLine().getUnmatchedArguments().isEmpty() ->
          describeUnmatched(missing.getCommandLine().getUnmatchedArguments().getFirst(), command);
      case CommandLine.MissingParameterException missing ->
          describeMissing(missing.getMissing(), command);
      default -> describeValue(error);
    };
  }

  private static String describeUnmatched(String word, CommandSpec command) {
    var root = command.parent() == null;
    if (word.startsWith("-")) {
      return "Unknown flag %s%s: use %s"
          .formatted(word, root ? "" : " of " + command.name(), flags(command));
    }
    if (root) {
      return "Unknown command '%s': use one of %s"
          .formatted(word, String.join(", ", command.subcommands().keySet()));
    }
    return "Unknown argument '%s': %s takes none".formatted(word, command.name());
  }

  private static String describeMissing(List<ArgSpec> missing, CommandSpec command) {
    var names = missing.stream().map(UsageErrors::label).collect(Collectors.joining(" and "));
    return missing.stream().allMatch(ArgSpec::required)
        ? "%s needs %s: see --help".formatted(command.name(), names)
        : "A value is missing: use %s".formatted(names);
  }

  private static String describeValue(ParameterException error) {
    return error.getCause() instanceof TypeConversionException conversion
            && error.getArgSpec() != null
        ? "'%s' is not valid for %s: %s"
            .formatted(error.getValue(), name(error.getArgSpec()), conversion.getMessage())
        : String.valueOf(error.getMessage());
  }

  private static String flags(CommandSpec command) {
    return command.options().stream()
        .map(OptionSpec::longestName)
        .collect(Collectors.joining(", "));
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : "at least one " + argument.paramLabel();
  }
}
