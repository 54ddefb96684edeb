<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- Armed forces, border guard, security. Source: written by the project. -->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xmlns:b="urn:baonoi:lexicon"
         alphabet="x-espeak" xml:lang="vi">
  <lexeme role="b:agency"><grapheme>QĐND</grapheme><alias>quân đội nhân dân</alias></lexeme>
  <lexeme role="b:agency"><grapheme>QĐNDVN</grapheme><alias>quân đội nhân dân Việt Nam</alias></lexeme>
  <lexeme role="b:agency"><grapheme>LLVT</grapheme><alias>lực lượng vũ trang</alias></lexeme>
  <lexeme role="b:agency"><grapheme>LLVTND</grapheme><alias>lực lượng vũ trang nhân dân</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BTTM</grapheme><alias>bộ tổng tham mưu</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BTL</grapheme><alias>bộ tư lệnh</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BTLBP</grapheme><alias>bộ tư lệnh biên phòng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BTLQK</grapheme><alias>bộ tư lệnh quân khu</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TCCT</grapheme><alias>tổng cục chính trị</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TCHC</grapheme>
    <alias b:before="quyết định|phòng|cán bộ">tổ chức hành chính</alias>
    <alias b:before="chủ nhiệm">tổng cục hậu cần</alias>
    <example>Phòng TCHC</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>TCKT</grapheme><alias>tổng cục kỹ thuật</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BCHQS</grapheme>
    <alias b:after="huyện|xã|phường|quận|thị xã">ban chỉ huy quân sự</alias>
    <alias>bộ chỉ huy quân sự</alias>
    <example>BCHQS huyện</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>BCHBĐBP</grapheme><alias>bộ chỉ huy bộ đội biên phòng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BĐBP</grapheme><alias>bộ đội biên phòng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BĐĐP</grapheme><alias>bộ đội địa phương</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BĐCL</grapheme><alias>bộ đội chủ lực</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CSB</grapheme><alias>cảnh sát biển</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CSBVN</grapheme><alias>cảnh sát biển Việt Nam</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HQND</grapheme><alias>hải quân nhân dân</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HQNDVN</grapheme><alias>hải quân nhân dân Việt Nam</alias></lexeme>
  <lexeme role="b:agency"><grapheme>PK-KQ</grapheme><alias>phòng không không quân</alias></lexeme>
  <lexeme role="b:agency"><grapheme>PKKQ</grapheme><alias>phòng không không quân</alias></lexeme>
  <lexeme role="b:agency"><grapheme>QK</grapheme>
    <alias b:before="bộ tư lệnh|tư lệnh|chính ủy|lượng vũ trang">quân khu</alias>
    <alias b:after="[number]">quân khu</alias>
    <example>Bộ Tư lệnh QK 4</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>QKTĐ</grapheme><alias>quân khu thủ đô</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HVQP</grapheme><alias>học viện quốc phòng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HVLQ</grapheme><alias>học viện lục quân</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BPCK</grapheme><alias>biên phòng cửa khẩu</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐBP</grapheme>
    <alias b:before="đồn trưởng|cán bộ|chiến sĩ">đồn biên phòng</alias>
    <alias b:before="thành phố|tỉnh">Điện Biên Phủ</alias>
    <example>cán bộ ĐBP cửa khẩu</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>DQTV</grapheme><alias>dân quân tự vệ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DBĐV</grapheme><alias>dự bị động viên</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KVPT</grapheme><alias>khu vực phòng thủ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QSĐP</grapheme><alias>quân sự địa phương</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QS-QP</grapheme><alias>quân sự quốc phòng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NVQS</grapheme><alias>nghĩa vụ quân sự</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NVQP</grapheme><alias>nghĩa vụ quốc phòng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CTĐ-CTCT</grapheme><alias>công tác đảng công tác chính trị</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SSCĐ</grapheme><alias>sẵn sàng chiến đấu</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HL-SSCĐ</grapheme><alias>huấn luyện sẵn sàng chiến đấu</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTQS</grapheme><alias>thông tin quân sự</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VKTBKT</grapheme><alias>vũ khí trang bị kỹ thuật</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VKTB</grapheme><alias>vũ khí trang bị</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TBKT</grapheme><alias>trang bị kỹ thuật</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QNCN</grapheme><alias>quân nhân chuyên nghiệp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CNVQP</grapheme><alias>công nhân viên quốc phòng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CNQP</grapheme><alias>công nghiệp quốc phòng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GGHB</grapheme><alias>gìn giữ hòa bình</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KTQP</grapheme><alias>kinh tế quốc phòng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KT-QP</grapheme><alias>kinh tế quốc phòng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HSQ</grapheme><alias>hạ sĩ quan</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HSQ-CS</grapheme><alias>hạ sĩ quan chiến sĩ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SQ</grapheme>
    <alias b:before="trường|học viên">sĩ quan</alias>
    <example>Trường SQ Lục quân</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>TSQ</grapheme><alias>trường sĩ quan</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BMSL</grapheme><alias>bom mìn sót lại</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VLN</grapheme><alias>vật liệu nổ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VLNCN</grapheme><alias>vật liệu nổ công nghiệp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VK-VLN</grapheme><alias>vũ khí vật liệu nổ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CCHT</grapheme><alias>công cụ hỗ trợ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VK-VLN-CCHT</grapheme><alias>vũ khí vật liệu nổ công cụ hỗ trợ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>UAV</grapheme><alias>u a vê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>drone</grapheme><alias>đờ rôn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ICBM</grapheme><alias>i xê bê em mờ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>THAAD</grapheme><alias>tát</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HIMARS</grapheme><alias>hai mát</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Patriot</grapheme><alias>pa tri ốt</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Tomahawk</grapheme><alias>tô ma hốc</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Javelin</grapheme><alias>gia vơ lin</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>radar</grapheme><alias>ra đa</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ra-đa</grapheme><alias>ra đa</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>AK</grapheme>
    <alias b:before="súng|khẩu|tiểu liên">a ca</alias>
    <example>súng AK</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>AK-47</grapheme><alias>a ca bốn mươi bảy</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>MiG</grapheme><alias>mích</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Sukhoi</grapheme><alias>xu khôi</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>POW</grapheme><alias>pê o vê kép</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TQLC</grapheme><alias>thủy quân lục chiến</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HLCĐ</grapheme><alias>huấn luyện chiến đấu</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BP</grapheme>
    <alias b:before="bộ đội|đồn|chỉ huy|chiến sĩ|biên giới">biên phòng</alias>
    <alias b:after="cửa khẩu|tỉnh|thành phố">biên phòng</alias>
    <example>Bộ đội BP tỉnh</example>
  </lexeme>
</lexicon>
