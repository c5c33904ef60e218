@NullMarked
package kr.mambo.beanstalk.aws;

import org.jspecify.annotations.NullMarked;
