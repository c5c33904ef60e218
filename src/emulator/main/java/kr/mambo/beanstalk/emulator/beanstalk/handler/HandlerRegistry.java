package kr.mambo.beanstalk.emulator.beanstalk.handler;

import software.amazon.awssdk.services.elasticbeanstalk.model.ElasticBeanstalkRequest;

/** Where handlers say which requests they answer. */
interface HandlerRegistry {
  <Q extends ElasticBeanstalkRequest> void register(Class<Q> type, RequestHandler<Q> handler);

  /** A handler that gets what was prepared before the state was locked. */
  <Q extends ElasticBeanstalkRequest> void register(
      Class<Q> type, RequestPreparation<Q> preparation, RequestHandler<Q> handler);
}
