@NullMarked
package kr.mambo.beanstalk.bundle;

import org.jspecify.annotations.NullMarked;
