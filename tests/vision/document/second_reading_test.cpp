#include "vision/document/second_reading.h"

#include <gtest/gtest.h>

namespace vision::document {
namespace {

TEST(SecondReading, ADateAgreesHoweverItIsWritten) {
  EXPECT_EQ(compare("2026-09-18", FieldShape::Date, "日期: 2026 年 9 月 18 日"), SecondReading::Agrees);
  EXPECT_EQ(compare("2026-09-18", FieldShape::Date, "日期：2026年9月13日"), SecondReading::Differs);
}

TEST(SecondReading, ADateThatCannotBeSaysNothing) {
  EXPECT_EQ(compare("2026-02-28", FieldShape::Date, "2026年2月30日"), SecondReading::None);
  EXPECT_EQ(compare("2026-02-28", FieldShape::Date, ""), SecondReading::None);
}

TEST(SecondReading, ANumberIsDisputedOnlyByOneThatCouldBeTrue) {
  EXPECT_EQ(compare("370811198803120026", FieldShape::Number, "身份证号: 370811198803120026"), SecondReading::Agrees);
  EXPECT_EQ(compare("370811198803120026", FieldShape::Number, "身份证号: 370811198803120028"), SecondReading::None)
      << "its check digit is wrong";
  EXPECT_EQ(compare("370811198803120026", FieldShape::Number, "11010519491231002X"), SecondReading::Differs);
}

TEST(SecondReading, ACodesSignsDoNotMatter) {
  EXPECT_EQ(compare("鲁劳鉴[2026]013号", FieldShape::Code, "编号 鲁劳鉴〔2026〕 013 号"), SecondReading::Agrees);
  EXPECT_EQ(compare("2026091123", FieldShape::Code, "No.2026091128"), SecondReading::Differs);
  EXPECT_EQ(compare("2026091123", FieldShape::Code, "No.20260911"), SecondReading::None) << "part of it was not read";
  EXPECT_EQ(compare("", FieldShape::Code, "No.1"), SecondReading::None);
}

TEST(SecondReading, AgreementLeavesLessDoubtAndDisputeIsNeverSure) {
  EXPECT_NEAR(confidenceAfter(0.94F, SecondReading::Agrees), 0.98F, 1e-5F);
  EXPECT_FLOAT_EQ(confidenceAfter(0.99F, SecondReading::Differs), kDisputed);
  EXPECT_FLOAT_EQ(confidenceAfter(0.3F, SecondReading::Differs), 0.3F);
  EXPECT_FLOAT_EQ(confidenceAfter(0.9F, SecondReading::None), 0.9F);
}

}  // namespace
}  // namespace vision::document
