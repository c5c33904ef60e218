package kr.mambo.beanstalk.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.cli.policy.PolicyKind;
import org.jspecify.annotations.Nullable;

/**
 * The words of a command line.
 *
 * @param outputFolder where a source bundle goes; the working directory where none is asked for
 * @param account the twelve digits of an AWS account; empty where none is asked for
 * @param policyKind a policy is for
 */
record Arguments(
    Command command,
    List<Path> files,
    String namespace,
    String clusterDomain,
    Path outputFolder,
    String account,
    PolicyKind policyKind) {
  /** What is to be done. */
  enum Command {
    Validate,
    RenderManifests,
    RenderBundle,
    Policy
  }

  Arguments {
    files = List.copyOf(files);
  }

  static Arguments parse(List<String> words) {
    var rest = words.iterator();
    var name = rest.hasNext() ? rest.next() : "";
    var files = new ArrayList<Path>();
    var flags = parseFlags(rest, files);
    var command = command(name, flags);
    if (files.isEmpty()) throw new UsageException("Name at least one file.");
    return new Arguments(
        command,
        files,
        flags.getOrDefault("--namespace", "default"),
        flags.getOrDefault("--cluster-domain", "cluster.local"),
        parsePath(flags.getOrDefault("--out", ".")),
        account(command, flags.get("--account")),
        policyKind(command, flags.get("--for")));
  }

  private static Map<String, String> parseFlags(Iterator<String> rest, List<Path> files) {
    var flags = new LinkedHashMap<String, String>();
    while (rest.hasNext()) {
      var word = rest.next();
      switch (word) {
        case "--kubernetes" -> flags.put(word, "");
        case "--out", "--namespace", "--cluster-domain", "--account", "--for" -> {
          if (!rest.hasNext()) throw new UsageException(word + " needs a value after it.");
          flags.put(word, rest.next());
        }
        default -> {
          if (word.startsWith("-")) throw new UsageException("There is no flag " + word + ".");
          files.add(parsePath(word));
        }
      }
    }
    return flags;
  }

  private static Command command(String name, Map<String, String> flags) {
    var manifests = flags.containsKey("--kubernetes");
    var bundle = flags.containsKey("--out");
    if (name.equals("policy")) {
      if (manifests || bundle) {
        throw new UsageException("policy renders nothing: leave --kubernetes and --out out.");
      }
      return Command.Policy;
    }
    if (name.equals("validate")) {
      if (manifests || bundle) {
        throw new UsageException("validate renders nothing: leave --kubernetes and --out out.");
      }
      return Command.Validate;
    }
    if (!name.equals("render")) {
      throw new UsageException(
          "There is no command '%s': write render, validate or policy.".formatted(name));
    }
    if (manifests == bundle) {
      throw new UsageException(
          "Say what to render: --kubernetes for manifests, or --out DIR for the source bundle.");
    }
    return manifests ? Command.RenderManifests : Command.RenderBundle;
  }

  private static String account(Command command, @Nullable String value) {
    if (command != Command.Policy) return "";
    if (value == null || !value.matches("[0-9]{12}")) {
      throw new UsageException("Name the account: --account and its twelve digits.");
    }
    return value;
  }

  private static PolicyKind policyKind(Command command, @Nullable String value) {
    if (command != Command.Policy) return PolicyKind.OPERATOR;
    for (var policyKind : PolicyKind.values())
      if (policyKind.argumentValue().equals(value)) return policyKind;
    throw new UsageException(
        "Say whom the policy is for: --for operator, behind-beanstalk or instance-profile.");
  }

  private static Path parsePath(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException notAPath) {
      throw new UsageException("'%s' is not a file's name.".formatted(word));
    }
  }
}
