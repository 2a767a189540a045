#include "drivers/simulator/papers.h"

#include <gtest/gtest.h>

namespace drivers::simulator {
namespace {

TEST(PapersTest, ByNameByNumberAndByPath) {
  Papers papers("/scenario");
  EXPECT_EQ(papers.names(), "");
  EXPECT_EQ(papers.find("1").error(), "the person here has 0 papers");
  papers.bring({"/p/diagnosis.jpg", "/p/two words.png"});
  EXPECT_EQ(papers.names(), "diagnosis \"two words\"");
  EXPECT_EQ(papers.find("diagnosis").value(), "/p/diagnosis.jpg");
  EXPECT_EQ(papers.find("2").value(), "/p/two words.png");
  EXPECT_EQ(papers.find("other.jpg").value(), "/scenario/other.jpg");
  EXPECT_EQ(papers.find("/tmp/x.jpg").value(), "/tmp/x.jpg");
  EXPECT_FALSE(papers.find("0"));
  EXPECT_FALSE(papers.find("3"));
  EXPECT_FALSE(papers.find("99999999999999999999999"));
}

}  // namespace
}  // namespace drivers::simulator
