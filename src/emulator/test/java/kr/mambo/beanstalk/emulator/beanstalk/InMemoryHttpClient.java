package kr.mambo.beanstalk.emulator.beanstalk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import kr.mambo.beanstalk.emulator.query.XmlWriter;
import kr.mambo.beanstalk.emulator.service.Call;
import kr.mambo.beanstalk.emulator.service.Principal;
import kr.mambo.beanstalk.emulator.service.ServiceException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Takes the SDK's requests as they would go over the wire and answers in XML. */
final class InMemoryHttpClient implements SdkHttpClient {
  private final Beanstalk beanstalk;
  private final Principal caller;
  private long callCount;

  InMemoryHttpClient(Beanstalk beanstalk, Principal caller) {
    this.beanstalk = beanstalk;
    this.caller = caller;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        return InMemoryHttpClient.this.call(request);
      }

      @Override
      public void abort() {}
    };
  }

  private HttpExecuteResponse call(HttpExecuteRequest request) {
    var form = form(body(request));
    var action = form.getOrDefault("Action", "");
    form.remove("Action");
    form.remove("Version");
    var id = "00000000-0000-0000-0000-%012d".formatted(++callCount);
    int status = 200;
    String xml;
    try {
      var answer = beanstalk.execute(new Call(action, form, caller, region(request), id));
      xml = XmlWriter.response(beanstalk.namespace(), action, answer, id);
    } catch (ServiceException error) {
      status = error.status();
      xml = XmlWriter.error(beanstalk.namespace(), error, id);
    }
    return HttpExecuteResponse.builder()
        .response(SdkHttpResponse.builder().statusCode(status).build())
        .responseBody(
            AbortableInputStream.create(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))))
        .build();
  }

  private static String region(HttpExecuteRequest request) {
    var scope = request.httpRequest().firstMatchingHeader("Authorization").orElseThrow();
    return scope.substring(scope.indexOf("Credential=")).split("/", -1)[2];
  }

  private static String body(HttpExecuteRequest request) {
    try (var in = request.contentStreamProvider().orElseThrow().newStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> form(String body) {
    var form = new HashMap<String, String>();
    for (var pair : body.split("&", -1)) {
      int at = pair.indexOf('=');
      form.put(
          URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
          URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
    }
    return form;
  }

  @Override
  public void close() {}
}
