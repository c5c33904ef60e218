package kr.mambo.beanstalk.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.bootstrap.logging.InitialConfigurator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.emulator.query.QueryReader;
import kr.mambo.beanstalk.emulator.query.XmlWriter;
import kr.mambo.beanstalk.emulator.service.Refusal;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationSettingsDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.CreateApplicationRequest;
import software.amazon.awssdk.services.elasticbeanstalk.model.CreateApplicationResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.CreateEnvironmentRequest;
import software.amazon.awssdk.services.elasticbeanstalk.model.CreateEnvironmentResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.DeleteApplicationRequest;
import software.amazon.awssdk.services.elasticbeanstalk.model.DeleteApplicationResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeApplicationsRequest;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeApplicationsResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeConfigurationSettingsRequest;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeConfigurationSettingsResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.ElasticBeanstalkException;
import software.amazon.awssdk.services.elasticbeanstalk.model.ElasticBeanstalkRequest;

/** Beanstalk and S3 over HTTP, without Quarkus. */
public final class Emulator {
  private static final String NAMESPACE = "http://elasticbeanstalk.amazonaws.com/docs/2010-12-01/";
  private final Map<String, ApplicationDescription> applications = new ConcurrentHashMap<>();
  private final Map<String, CreateEnvironmentRequest> environments = new ConcurrentHashMap<>();

  private static final CreateEnvironmentRequest NONE = CreateEnvironmentRequest.builder().build();

  /**
   * By lower-cased action: the classes of CheckDNSAvailability and SwapEnvironmentCNAMEs are
   * spelled differently.
   */
  private static final Map<String, Class<?>> REQUESTS =
      Arrays.stream(ElasticBeanstalkClient.class.getMethods())
          .filter(m -> m.getParameterCount() == 1)
          .<Class<?>>map(m -> m.getParameterTypes()[0])
          .filter(ElasticBeanstalkRequest.class::isAssignableFrom)
          .distinct()
          .collect(
              Collectors.toMap(
                  type -> type.getSimpleName().replace("Request", "").toLowerCase(Locale.ROOT),
                  type -> type));

  private Emulator() {}

  public static void run(List<String> args) throws Exception {
    long start = System.nanoTime();
    logToConsole();
    System.setProperty("sun.net.httpserver.nodelay", "true");
    int port = args.isEmpty() ? 0 : Integer.parseInt(args.get(0));
    var loopback = InetAddress.getLoopbackAddress();
    var http = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", new Emulator()::answer);
    http.start();
    long httpUp = System.nanoTime();
    var s3 =
        S3Proxy.builder()
            .endpoint(URI.create("http://127.0.0.1:" + (port == 0 ? 0 : port + 1)))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "test", "secret")
            .blobStore(new TransientNio2BlobStore())
            .build();
    s3.start();
    System.out.printf(
        "export AWS_ENDPOINT_URL_ELASTIC_BEANSTALK=http://127.0.0.1:%d%nexport AWS_ENDPOINT_URL_S3=http://127.0.0.1:%d%n",
        http.getAddress().getPort(), s3.getPort());
    System.err.printf(
        "http %d ms, s3 %d ms%n",
        (httpUp - start) / 1_000_000, (System.nanoTime() - httpUp) / 1_000_000);
  }

  /**
   * Quarkus, which would do this, is not started: without it the log manager keeps every line to
   * itself.
   */
  private static void logToConsole() {
    var console =
        new ConsoleHandler(
            ConsoleHandler.Target.SYSTEM_ERR,
            new PatternFormatter("%d{HH:mm:ss,SSS} %-5p [%c{1}] %s%e%n"));
    console.setLevel(Level.INFO);
    Logger.getLogger("").setLevel(Level.INFO);
    InitialConfigurator.DELAYED_HANDLER.setHandlers(new Handler[] {console});
  }

  private void answer(HttpExchange exchange) throws IOException {
    var id = UUID.randomUUID().toString();
    int status = 200;
    String body;
    try (exchange) {
      var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      var action = form.getOrDefault("Action", "");
      try {
        body = XmlWriter.response(NAMESPACE, action, dispatch(request(action, form)), id);
      } catch (ElasticBeanstalkException e) {
        status = e.statusCode();
        body =
            XmlWriter.error(
                NAMESPACE,
                new Refusal(e.awsErrorDetails().errorCode(), e.awsErrorDetails().errorMessage()),
                id);
      } catch (ReflectiveOperationException e) {
        status = 400;
        body =
            XmlWriter.error(
                NAMESPACE,
                new Refusal(
                    "InvalidAction",
                    "Could not find operation " + action + " for version 2010-12-01"),
                id);
      }
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/xml");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static ElasticBeanstalkRequest request(String action, Map<String, String> form)
      throws ReflectiveOperationException {
    var type = REQUESTS.get(action.toLowerCase(Locale.ROOT));
    if (type == null) throw new ClassNotFoundException(action);
    var builder = (SdkPojo) type.getMethod("builder").invoke(null);
    return new QueryReader(form).read(builder, ElasticBeanstalkRequest.class);
  }

  private SdkPojo dispatch(ElasticBeanstalkRequest request) {
    return switch (request) {
      case CreateApplicationRequest r -> {
        if (applications.containsKey(r.applicationName())) {
          throw error(
              "InvalidParameterValue", "Application " + r.applicationName() + " already exists.");
        }
        var made =
            ApplicationDescription.builder()
                .applicationName(r.applicationName())
                .description(r.description())
                .dateCreated(Instant.now())
                .versions(List.of("v1", "<v2> & more"))
                .resourceLifecycleConfig(r.resourceLifecycleConfig())
                .build();
        applications.put(r.applicationName(), made);
        yield CreateApplicationResponse.builder().application(made).build();
      }
      case DescribeApplicationsRequest r ->
          DescribeApplicationsResponse.builder()
              .applications(
                  applications.values().stream()
                      .filter(
                          a ->
                              !r.hasApplicationNames()
                                  || r.applicationNames().contains(a.applicationName()))
                      .toList())
              .build();
      case DeleteApplicationRequest r -> {
        applications.remove(r.applicationName());
        yield DeleteApplicationResponse.builder().build();
      }
      case CreateEnvironmentRequest r -> {
        environments.put(r.environmentName(), r);
        yield CreateEnvironmentResponse.builder()
            .environmentName(r.environmentName())
            .environmentId("e-abcdefghij")
            .tier(r.tier())
            .dateCreated(Instant.now())
            .abortableOperationInProgress(true)
            .build();
      }
      case DescribeConfigurationSettingsRequest r ->
          DescribeConfigurationSettingsResponse.builder()
              .configurationSettings(
                  ConfigurationSettingsDescription.builder()
                      .environmentName(r.environmentName())
                      .optionSettings(
                          environments.getOrDefault(r.environmentName(), NONE).optionSettings())
                      .build())
              .build();
      default ->
          throw error("InvalidAction", request.getClass().getSimpleName() + " is not played here");
    };
  }

  private static ElasticBeanstalkException error(String code, String message) {
    return (ElasticBeanstalkException)
        ElasticBeanstalkException.builder()
            .statusCode(400)
            .awsErrorDetails(
                software.amazon.awssdk.awscore.exception.AwsErrorDetails.builder()
                    .errorCode(code)
                    .errorMessage(message)
                    .build())
            .build();
  }

  private static Map<String, String> form(String body) {
    var form = new HashMap<String, String>();
    for (var pair : body.split("&", -1)) {
      var at = pair.indexOf('=');
      if (at > 0) form.put(decode(pair.substring(0, at)), decode(pair.substring(at + 1)));
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
