package kr.mambo.beanstalk.emulator.signature;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.emulator.http.FormParameters;
import kr.mambo.beanstalk.emulator.http.HttpRequest;
import kr.mambo.beanstalk.emulator.http.PercentEncoding;

/** The text that both sides hash: IAM User Guide, "Create a canonical request". */
final class CanonicalRequest {
  private CanonicalRequest() {}

  /**
   * @param payloadHash the last line: a hash in hexadecimal, or the word that stands for one
   */
  static String create(HttpRequest request, List<String> signedHeaders, String payloadHash)
      throws PercentEncoding.MalformedEncodingException {
    return String.join(
        "\n",
        request.method(),
        canonicalPath(request.path()),
        canonicalQuery(request.query()),
        signedHeaders.stream()
            .map(name -> name + ":" + headerValue(request, name) + "\n")
            .collect(Collectors.joining()),
        String.join(";", signedHeaders),
        payloadHash);
  }

  /** Decoded and encoded again, so that every spelling of a character counts the same. */
  private static String canonicalPath(String raw)
      throws PercentEncoding.MalformedEncodingException {
    var path = new StringBuilder();
    for (var segment : raw.substring(1).split("/", -1)) {
      path.append('/').append(PercentEncoding.encode(PercentEncoding.decode(segment, false)));
    }
    return path.toString();
  }

  private static String canonicalQuery(String raw)
      throws PercentEncoding.MalformedEncodingException {
    return FormParameters.parse(raw).stream()
        .filter(pair -> !pair.getKey().equals("X-Amz-Signature"))
        .map(
            pair ->
                Map.entry(
                    PercentEncoding.encode(pair.getKey()), PercentEncoding.encode(pair.getValue())))
        .sorted(
            Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
        .map(pair -> pair.getKey() + "=" + pair.getValue())
        .collect(Collectors.joining("&"));
  }

  private static String headerValue(HttpRequest request, String name) {
    var values = request.headers().get(name);
    if (values == null) return "";
    return values.stream()
        .map(value -> value.strip().replaceAll(" +", " "))
        .collect(Collectors.joining(","));
  }
}
