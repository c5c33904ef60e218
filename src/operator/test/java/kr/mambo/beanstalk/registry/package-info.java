@NullMarked
package kr.mambo.beanstalk.registry;

import org.jspecify.annotations.NullMarked;
