package kr.mambo.beanstalk.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.cli.policy.PolicyFor;
import org.jspecify.annotations.Nullable;

/**
 * The words of a command line.
 *
 * @param folder where a source bundle goes; the working directory where none is asked for
 * @param account the twelve digits of an AWS account; empty where none is asked for
 * @param whom a policy is for
 */
record Arguments(
    Command command,
    List<Path> files,
    String namespace,
    String clusterDomain,
    Path folder,
    String account,
    PolicyFor whom) {
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
    var flags = flags(rest, files);
    var command = command(name, flags);
    if (files.isEmpty()) throw new MisuseException("Name at least one file.");
    return new Arguments(
        command,
        files,
        flags.getOrDefault("--namespace", "default"),
        flags.getOrDefault("--cluster-domain", "cluster.local"),
        path(flags.getOrDefault("--out", ".")),
        account(command, flags.get("--account")),
        whom(command, flags.get("--for")));
  }

  private static Map<String, String> flags(Iterator<String> rest, List<Path> files) {
    var flags = new LinkedHashMap<String, String>();
    while (rest.hasNext()) {
      var word = rest.next();
      switch (word) {
        case "--kubernetes" -> flags.put(word, "");
        case "--out", "--namespace", "--cluster-domain", "--account", "--for" -> {
          if (!rest.hasNext()) throw new MisuseException(word + " needs a value after it.");
          flags.put(word, rest.next());
        }
        default -> {
          if (word.startsWith("-")) throw new MisuseException("There is no flag " + word + ".");
          files.add(path(word));
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
        throw new MisuseException("policy renders nothing: leave --kubernetes and --out out.");
      }
      return Command.Policy;
    }
    if (name.equals("validate")) {
      if (manifests || bundle) {
        throw new MisuseException("validate renders nothing: leave --kubernetes and --out out.");
      }
      return Command.Validate;
    }
    if (!name.equals("render")) {
      throw new MisuseException(
          "There is no command '%s': write render, validate or policy.".formatted(name));
    }
    if (manifests == bundle) {
      throw new MisuseException(
          "Say what to render: --kubernetes for manifests, or --out DIR for the source bundle.");
    }
    return manifests ? Command.RenderManifests : Command.RenderBundle;
  }

  private static String account(Command command, @Nullable String given) {
    if (command != Command.Policy) return "";
    if (given == null || !given.matches("[0-9]{12}")) {
      throw new MisuseException("Name the account: --account and its twelve digits.");
    }
    return given;
  }

  private static PolicyFor whom(Command command, @Nullable String given) {
    if (command != Command.Policy) return PolicyFor.OPERATOR;
    for (var whom : PolicyFor.values()) if (whom.word().equals(given)) return whom;
    throw new MisuseException(
        "Say whom the policy is for: --for operator, behind-beanstalk or instance-profile.");
  }

  private static Path path(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException notAPath) {
      throw new MisuseException("'%s' is not a file's name.".formatted(word));
    }
  }
}
