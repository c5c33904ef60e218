package kr.mambo.beanstalk.observe;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.workload.Inputs;
import kr.mambo.beanstalk.workload.SecretContent;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of texts that others wrote: those that are known, in every form in which they
 * may appear, and whatever looks like one.
 */
public final class Redaction {
  /** Takes out only what looks like a secret. */
  public static final Redaction PATTERNS_ONLY = new Redaction(List.of());

  private static final String MASK = "***";

  /** Below this a value may be part of any word, and is taken out where it stands alone. */
  private static final int MIN_PARTIAL_LENGTH = 6;

  private record SecretPattern(Pattern pattern, String replacement) {
    static SecretPattern of(String pattern, String instead) {
      return new SecretPattern(Pattern.compile(pattern), instead);
    }
  }

  private static final List<SecretPattern> PATTERNS =
      List.of(
          SecretPattern.of(
              "-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(-----END [A-Z ]*PRIVATE KEY-----)?", MASK),
          SecretPattern.of("\\b(AKIA|ASIA)[A-Z0-9]{12,}\\b", MASK),
          SecretPattern.of("(?i)\\b(authorization[\"']?\\s*[:=]\\s*)[^\\r\\n]+", "$1" + MASK),
          SecretPattern.of("(?i)\\b(bearer|basic)(\\s+)[A-Za-z0-9+/=._~-]{8,}", "$1$2" + MASK),
          SecretPattern.of(
              "(?i)(X-Amz-(?:Signature|Credential|Security-Token)=)[^&\\s\"']+", "$1" + MASK),
          SecretPattern.of("(://[^/\\s:@]*:)[^/\\s@]+@", "$1" + MASK + "@"),
          SecretPattern.of(
              "(?i)([\\w.-]*(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credential)[\\w.-]*[\"']?\\s*[=:]\\s*)(?:\"[^\"]*\"|'[^']*'|[^\\s,;&\"']+)",
              "$1" + MASK));

  private final Collection<SecretContent> secrets;
  private @Nullable List<Pattern> secretPatterns;

  private Redaction(Collection<SecretContent> secrets) {
    this.secrets = secrets;
  }

  /** Knows every Secret that a spec refers to. */
  public static Redaction of(Inputs inputs) {
    return new Redaction(inputs.secrets().values());
  }

  /** Created once it is needed, which most passes do not. */
  private List<Pattern> secretPatterns() {
    if (secretPatterns == null) {
      secretPatterns =
          SecretEncodings.encode(secrets).stream()
              .sorted(Comparator.comparingInt(String::length).reversed())
              .map(Redaction::toPattern)
              .toList();
    }
    return secretPatterns;
  }

  private static Pattern toPattern(String secret) {
    var quoted = Pattern.quote(secret);
    return Pattern.compile(
        secret.length() < MIN_PARTIAL_LENGTH ? "(?<![\\w.-])" + quoted + "(?![\\w.-])" : quoted);
  }

  /** The same text without secrets. */
  public String of(String text) {
    var redacted = text;
    for (var secret : secretPatterns()) redacted = secret.matcher(redacted).replaceAll(MASK);
    for (var look : PATTERNS)
      redacted = look.pattern().matcher(redacted).replaceAll(look.replacement());
    return redacted;
  }
}
