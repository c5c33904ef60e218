package kr.mambo.beanstalk.emulator.signature;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.http.Parameters;
import kr.mambo.beanstalk.emulator.http.Percent;

/** The text that both sides hash: IAM User Guide, "Create a canonical request". */
final class CanonicalRequest {
  private CanonicalRequest() {}

  /**
   * @param payloadHash the last line: a hash in hexadecimal, or the word that stands for one
   */
  static String of(HttpRequest request, List<String> signedHeaders, String payloadHash)
      throws Percent.Malformed {
    return String.join(
        "\n",
        request.method(),
        path(request.path()),
        query(request.query()),
        signedHeaders.stream()
            .map(name -> name + ":" + value(request, name) + "\n")
            .collect(Collectors.joining()),
        String.join(";", signedHeaders),
        payloadHash);
  }

  /** Decoded and encoded again, so that every spelling of a character counts the same. */
  private static String path(String raw) throws Percent.Malformed {
    var path = new StringBuilder();
    for (var segment : raw.substring(1).split("/", -1)) {
      path.append('/').append(Percent.encode(Percent.decode(segment, false)));
    }
    return path.toString();
  }

  private static String query(String raw) throws Percent.Malformed {
    return Parameters.parse(raw).stream()
        .filter(pair -> !pair.getKey().equals("X-Amz-Signature"))
        .map(pair -> Map.entry(Percent.encode(pair.getKey()), Percent.encode(pair.getValue())))
        .sorted(
            Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
        .map(pair -> pair.getKey() + "=" + pair.getValue())
        .collect(Collectors.joining("&"));
  }

  private static String value(HttpRequest request, String name) {
    var values = request.headers().get(name);
    if (values == null) return "";
    return values.stream()
        .map(value -> value.strip().replaceAll(" +", " "))
        .collect(Collectors.joining(","));
  }
}
