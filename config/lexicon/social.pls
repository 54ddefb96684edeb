<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- Social insurance, labour, social assistance, population. Source: written by the project. -->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xmlns:b="urn:baonoi:lexicon"
         alphabet="x-espeak" xml:lang="vi">
  <lexeme role="b:agency"><grapheme>BHXH</grapheme><alias>bảo hiểm xã hội</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BHXHVN</grapheme><alias>bảo hiểm xã hội Việt Nam</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BHYT</grapheme><alias>bảo hiểm y tế</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BHTN</grapheme><alias>bảo hiểm thất nghiệp</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BHXHTN</grapheme><alias>bảo hiểm xã hội tự nguyện</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BHXHBB</grapheme><alias>bảo hiểm xã hội bắt buộc</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BHXH-BHYT</grapheme><alias>bảo hiểm xã hội bảo hiểm y tế</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BHTNLĐ</grapheme><alias>bảo hiểm tai nạn lao động</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BHTNLĐ-BNN</grapheme><alias>bảo hiểm tai nạn lao động bệnh nghề nghiệp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BHNT</grapheme><alias>bảo hiểm nhân thọ</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BHLĐ</grapheme><alias>bảo hộ lao động</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BH</grapheme>
    <alias b:before="số thu|tham gia|mức đóng|công ty|đóng|hưởng|chính sách">bảo hiểm</alias>
    <alias b:after="thất nghiệp|xã hội|y tế|nhân thọ|xe">bảo hiểm</alias>
    <example>BH thất nghiệp</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>TNLĐ</grapheme><alias>tai nạn lao động</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TNLĐ-BNN</grapheme><alias>tai nạn lao động bệnh nghề nghiệp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BNN</grapheme>
    <alias b:before="lao động|bảo hiểm|mắc">bệnh nghề nghiệp</alias>
    <alias b:before="thông tư|quyết định">bộ nông nghiệp</alias>
    <example>mắc BNN do bụi than</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>ATLĐ</grapheme><alias>an toàn lao động</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VSLĐ</grapheme><alias>vệ sinh lao động</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ATVSLĐ</grapheme><alias>an toàn vệ sinh lao động</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ATVSV</grapheme><alias>an toàn vệ sinh viên</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NLĐ</grapheme><alias>người lao động</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NSDLĐ</grapheme><alias>người sử dụng lao động</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HĐLĐ</grapheme><alias>hợp đồng lao động</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HĐLV</grapheme><alias>hợp đồng làm việc</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TƯLĐTT</grapheme><alias>thỏa ước lao động tập thể</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>LLLĐ</grapheme><alias>lực lượng lao động</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>XKLĐ</grapheme><alias>xuất khẩu lao động</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>LĐNT</grapheme><alias>lao động nông thôn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GQVL</grapheme><alias>giải quyết việc làm</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GTVL</grapheme><alias>giới thiệu việc làm</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DVVL</grapheme><alias>dịch vụ việc làm</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TCTN</grapheme><alias>trợ cấp thất nghiệp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TCXH</grapheme><alias>trợ cấp xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BTXH</grapheme><alias>bảo trợ xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ASXH</grapheme><alias>an sinh xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSXH</grapheme><alias>chính sách xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CTXH</grapheme><alias>công tác xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NCC</grapheme>
    <alias b:before="chính sách|chăm sóc|trợ cấp|gia đình|ưu đãi">người có công</alias>
    <example>chính sách ưu đãi NCC</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>NCCCM</grapheme><alias>người có công cách mạng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NKT</grapheme><alias>người khuyết tật</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NCT</grapheme>
    <alias b:before="hội|chăm sóc|câu lạc bộ|ngày">người cao tuổi</alias>
    <example>Hội NCT xã</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>TBLS</grapheme><alias>thương binh liệt sĩ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TB-LS</grapheme><alias>thương binh liệt sĩ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TBXH</grapheme><alias>thương binh xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HCLS</grapheme><alias>hài cốt liệt sĩ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NTLS</grapheme><alias>nghĩa trang liệt sĩ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CĐHH</grapheme><alias>chất độc hóa học</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CĐDC</grapheme><alias>chất độc da cam</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NNCĐDC</grapheme><alias>nạn nhân chất độc da cam</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BVCSTE</grapheme><alias>bảo vệ chăm sóc trẻ em</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>sn</grapheme>
    <alias b:before="địa chỉ|đường|ngõ">số nhà</alias>
    <alias>sinh năm</alias>
    <example>nam sinh (sn 2005)</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>BVTE</grapheme><alias>bảo vệ trẻ em</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TEHCĐB</grapheme><alias>trẻ em hoàn cảnh đặc biệt</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BMTE</grapheme><alias>bà mẹ trẻ em</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BLGĐ</grapheme><alias>bạo lực gia đình</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCBLGĐ</grapheme><alias>phòng chống bạo lực gia đình</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BĐG</grapheme>
    <alias b:before="về|thúc đẩy|công tác|luật|mục tiêu">bình đẳng giới</alias>
    <example>thúc đẩy BĐG</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>VSTBPN</grapheme><alias>vì sự tiến bộ phụ nữ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DSGĐ</grapheme><alias>dân số gia đình</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DS-KHHGĐ</grapheme><alias>dân số kế hoạch hóa gia đình</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DSKHHGĐ</grapheme><alias>dân số kế hoạch hóa gia đình</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KHHGĐ</grapheme><alias>kế hoạch hóa gia đình</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DSGĐTE</grapheme><alias>dân số gia đình và trẻ em</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SKSS</grapheme><alias>sức khỏe sinh sản</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCTH</grapheme><alias>phòng chống tác hại</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCTHTL</grapheme><alias>phòng chống tác hại thuốc lá</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCMT</grapheme><alias>phòng chống ma túy</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HGĐ</grapheme><alias>hộ gia đình</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HKTT</grapheme><alias>hộ khẩu thường trú</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NHCSXH</grapheme><alias>ngân hàng chính sách xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TK&amp;VV</grapheme><alias>tiết kiệm và vay vốn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TKVV</grapheme><alias>tiết kiệm và vay vốn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>XĐGN</grapheme><alias>xóa đói giảm nghèo</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NƠXH</grapheme><alias>nhà ở xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NOXH</grapheme><alias>nhà ở xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VssID</grapheme><alias>vi ét ét ai đi</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VNeID</grapheme><alias>vi en i ai đi</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TNTN</grapheme><alias>thanh niên tình nguyện</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TNV</grapheme><alias>tình nguyện viên</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HMTN</grapheme><alias>hiến máu tình nguyện</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HMNĐ</grapheme><alias>hiến máu nhân đạo</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>MXH</grapheme><alias>mạng xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PNNT</grapheme><alias>phụ nữ nông thôn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>LĐPT</grapheme><alias>lao động phổ thông</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GCCN</grapheme><alias>giai cấp công nhân</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TB</grapheme>
    <alias b:before="so với|mức|trên|dưới|cao hơn|thấp hơn|điểm|nhiệt độ|tuổi|thu nhập|lượng mưa">trung bình</alias>
    <example>giảm 15% so với TB 4 tuần trước</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐX</grapheme>
    <alias b:before="lúa|vụ|vụ lúa|và">đông xuân</alias>
    <example>lúa ĐX</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>HT</grapheme>
    <alias b:before="lúa|vụ|vụ lúa|lúa ĐX">hè thu</alias>
    <example>vụ HT</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>DT</grapheme>
    <alias b:after="[number]|đất|sàn|xây dựng|sử dụng|mặt bằng">diện tích</alias>
    <example>DT đất 100 m2</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>LH</grapheme>
    <alias b:after="[number]|số|ban|điện thoại|đt|hotline|chính chủ">liên hệ</alias>
    <example>LH 0912345678</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>ÂL</grapheme><alias>âm lịch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DL</grapheme>
    <alias b:before="[number]">dương lịch</alias>
    <example>6/10 DL</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>MS</grapheme>
    <alias b:after="[number]">mã số</alias>
    <example>MS 2025.112 ủng hộ em Lan</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>LĐ</grapheme>
    <alias b:after="phổ thông|nữ|nam|đi|XKLĐ|nước ngoài|tự do|nghèo|trẻ|Việt Nam|làm việc|thời vụ">lao động</alias>
    <alias b:before="[number]|bộ|tuyển|người|nguồn|thị trường">lao động</alias>
    <example>tuyển 500 LĐ</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>SHR</grapheme><alias>sổ hồng riêng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GKS</grapheme><alias>giấy khai sinh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BQ</grapheme>
    <alias b:before="thu nhập|giá|lương|năng suất|tăng|sản lượng">bình quân</alias>
    <example>thu nhập BQ 60 triệu</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>đv</grapheme>
    <alias b:before="[number]">đơn vị</alias>
    <example>22.000 đv máu</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>AL</grapheme>
    <alias b:before="[number]">âm lịch</alias>
    <example>khai hội 8/1 AL</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>xe CC</grapheme><alias>xe chữa cháy</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>xe CC&amp;CNCH</grapheme><alias>xe chữa cháy và cứu nạn cứu hộ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TGXH</grapheme>
    <alias b:before="trợ giúp|trợ cấp|mức chuẩn|đối tượng|cơ sở">trợ giúp xã hội</alias>
    <example>mức chuẩn TGXH</example>
  </lexeme>
</lexicon>
