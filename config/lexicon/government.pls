<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- Central and local government, party, assembly, courts, police work, document types and their issuers. Source: written by the project. -->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xmlns:b="urn:baonoi:lexicon"
         alphabet="x-espeak" xml:lang="vi">
  <lexeme role="b:agency"><grapheme>UBND</grapheme><alias>ủy ban nhân dân</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HĐND</grapheme><alias>hội đồng nhân dân</alias></lexeme>
  <lexeme role="b:agency"><grapheme>UBMTTQ</grapheme><alias>ủy ban mặt trận tổ quốc</alias></lexeme>
  <lexeme role="b:agency"><grapheme>UBMTTQVN</grapheme><alias>ủy ban mặt trận tổ quốc Việt Nam</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>UBTVQH</grapheme><alias>ủy ban thường vụ quốc hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>UBKT</grapheme><alias>ủy ban kiểm tra</alias></lexeme>
  <lexeme role="b:agency"><grapheme>UBKTTW</grapheme><alias>ủy ban kiểm tra trung ương</alias></lexeme>
  <lexeme role="b:agency"><grapheme>UBKTTƯ</grapheme><alias>ủy ban kiểm tra trung ương</alias></lexeme>
  <lexeme role="b:agency"><grapheme>UBQG</grapheme><alias>ủy ban quốc gia</alias></lexeme>
  <lexeme role="b:agency"><grapheme>UBATGTQG</grapheme><alias>ủy ban an toàn giao thông quốc gia</alias></lexeme>
  <lexeme role="b:agency"><grapheme>UBCKNN</grapheme><alias>ủy ban chứng khoán nhà nước</alias></lexeme>
  <lexeme role="b:agency"><grapheme>UBDT</grapheme><alias>ủy ban dân tộc</alias></lexeme>
  <lexeme role="b:agency"><grapheme>MTTQ</grapheme><alias>mặt trận tổ quốc</alias></lexeme>
  <lexeme role="b:agency"><grapheme>MTTQVN</grapheme><alias>mặt trận tổ quốc Việt Nam</alias></lexeme>
  <lexeme role="b:agency"><grapheme>QH</grapheme>
    <alias b:before="khóa|luật|nghị quyết|kỳ họp|đại biểu|chủ tịch|phó chủ tịch|ủy ban|đoàn đại biểu|văn phòng">quốc hội</alias>
    <alias b:after="khóa|thông qua|biểu quyết|chất vấn|thảo luận|xem xét">quốc hội</alias>
    <example>Kỳ họp thứ 8, QH khóa XV</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>VPQH</grapheme><alias>văn phòng quốc hội</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VPCP</grapheme><alias>văn phòng chính phủ</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VPCTN</grapheme><alias>văn phòng chủ tịch nước</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VPTW</grapheme><alias>văn phòng trung ương</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TTCP</grapheme>
    <alias b:before="kết luận|tổng|phó tổng|đoàn thanh tra">thanh tra chính phủ</alias>
    <alias b:after="kết luận|kiến nghị|thanh tra|công bố kết">thanh tra chính phủ</alias>
    <alias b:before="quyết định|chỉ thị|công điện|chỉ đạo của">thủ tướng chính phủ</alias>
    <alias b:after="phê duyệt|giao|yêu cầu">thủ tướng chính phủ</alias>
    <example>Tổng TTCP công bố kết luận thanh tra</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>TTg</grapheme><alias>thủ tướng chính phủ</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CTN</grapheme>
    <alias b:before="lệnh|quyết định|phó">chủ tịch nước</alias>
    <alias b:after="ký|ban hành|trao">chủ tịch nước</alias>
    <example>quyết định của CTN</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>BCHTW</grapheme><alias>ban chấp hành trung ương</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BCHTƯ</grapheme><alias>ban chấp hành trung ương</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BCH</grapheme>
    <alias b:after="quân sự|biên phòng|bộ đội biên|BĐBP|QS|quân sự tỉnh">bộ chỉ huy</alias>
    <alias b:after="phòng thủ dân|phòng chống thiên|công trường|công trình|lực lượng|PCTT|PTDS|PCLB|hiện trường">ban chỉ huy</alias>
    <alias>ban chấp hành</alias>
    <example>BCH Quân sự tỉnh</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>BTV</grapheme>
    <alias b:after="tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|hội|đoàn|liên đoàn|công đoàn">ban thường vụ</alias>
    <alias b:before="đồng chí|ủy viên|nghị quyết|kết luận">ban thường vụ</alias>
    <alias b:before="nữ|phóng viên|nhà báo|MC|chuyên gia|nam|cựu|cô|chàng">biên tập viên</alias>
    <alias b:after="đài|truyền hình|thời sự|VTV|MC|[name]|[capital]">biên tập viên</alias>
    <example>Ủy viên BTV Tỉnh ủy</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>BCĐ</grapheme><alias>ban chỉ đạo</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BCĐTW</grapheme><alias>ban chỉ đạo trung ương</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BCĐQG</grapheme><alias>ban chỉ đạo quốc gia</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BCĐPCTN</grapheme><alias>ban chỉ đạo phòng chống tham nhũng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BQL</grapheme><alias>ban quản lý</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BQLDA</grapheme><alias>ban quản lý dự án</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BQLKCN</grapheme><alias>ban quản lý khu công nghiệp</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BQLKKT</grapheme><alias>ban quản lý khu kinh tế</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BQLRPH</grapheme><alias>ban quản lý rừng phòng hộ</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BTGTW</grapheme><alias>ban tuyên giáo trung ương</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BTCTW</grapheme><alias>ban tổ chức trung ương</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BNCTW</grapheme><alias>ban nội chính trung ương</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BCSĐ</grapheme><alias>ban cán sự đảng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BCT</grapheme>
    <alias b:before="ủy viên|thông tư|nghị quyết|quy định|kết luận|chỉ thị">bộ chính trị</alias>
    <alias b:before="quyết định|công văn">bộ công thương</alias>
    <alias b:after="yêu cầu|quy định">bộ công thương</alias>
    <example>Ủy viên BCT</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>TW</grapheme><alias>trung ương</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TƯ</grapheme>
    <alias b:after="đảng|đoàn|hội|mttq|mặt trận|cục|công đoàn">trung ương</alias>
    <alias b:before="ban chấp hành|BCH|ủy viên|bệnh viện|ngân sách|bí thư|ủy ban|nội chính|tuyên giáo|dân vận|tổ chức|kiểm tra|hội nghị|ban|cấp|ở|và">trung ương</alias>
    <example>Ủy viên BCH TƯ Đảng</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>T.Ư</grapheme><alias>trung ương</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TƯĐ</grapheme><alias>trung ương đảng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TWĐ</grapheme><alias>trung ương đảng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VKSND</grapheme><alias>viện kiểm sát nhân dân</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VKSNDTC</grapheme><alias>viện kiểm sát nhân dân tối cao</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VKS</grapheme><alias>viện kiểm sát</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TAND</grapheme><alias>tòa án nhân dân</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TANDTC</grapheme><alias>tòa án nhân dân tối cao</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TAQS</grapheme><alias>tòa án quân sự</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TANDCC</grapheme><alias>tòa án nhân dân cấp cao</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VKSNDCC</grapheme><alias>viện kiểm sát nhân dân cấp cao</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HĐXX</grapheme><alias>hội đồng xét xử</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HĐTP</grapheme><alias>hội đồng thẩm phán</alias></lexeme>
  <lexeme role="b:agency"><grapheme>THADS</grapheme><alias>thi hành án dân sự</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>THAHS</grapheme><alias>thi hành án hình sự</alias></lexeme>
  <lexeme role="b:agency"><grapheme>THA</grapheme>
    <alias b:before="cơ quan|chi cục|công tác|bản án|cục|chấp hành viên">thi hành án</alias>
    <alias b:before="bệnh|mắc|điều trị|người bệnh|tiền sử|bệnh nền|biến chứng|ĐTĐ|đái tháo đường|ĐTĐ và">tăng huyết áp</alias>
    <alias b:after="ĐTĐ|đái tháo đường|độ|kịch phát">tăng huyết áp</alias>
    <example>Chi cục THA dân sự</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>KTNN</grapheme><alias>kiểm toán nhà nước</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TTNN</grapheme><alias>thanh tra nhà nước</alias></lexeme>
  <lexeme role="b:agency"><grapheme>NHNN</grapheme><alias>ngân hàng nhà nước</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BNV</grapheme><alias>bộ nội vụ</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BTP</grapheme><alias>bộ tư pháp</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BTC</grapheme>
    <alias b:after="[number]|bitcoin|ETH|coin|giảm xuống|tăng lên|giảm mạnh|vượt mốc|lập đỉnh|lao dốc">bê tê xê</alias>
    <alias b:before="coin|bitcoin|ETH|khai thác|sở hữu">bê tê xê</alias>
    <alias b:before="thông tư|công văn|quyết định|bộ trưởng|dự thảo của">bộ tài chính</alias>
    <alias b:after="ban hành|vừa ban hành|hướng dẫn|trình chính phủ">bộ tài chính</alias>
    <alias>ban tổ chức</alias>
    <example>BTC giải chạy thông báo</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>BYT</grapheme><alias>bộ y tế</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BXD</grapheme><alias>bộ xây dựng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BCA</grapheme><alias>bộ công an</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BQP</grapheme><alias>bộ quốc phòng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BNG</grapheme><alias>bộ ngoại giao</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BGDĐT</grapheme><alias>bộ giáo dục và đào tạo</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BKHCN</grapheme><alias>bộ khoa học và công nghệ</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BKHĐT</grapheme><alias>bộ kế hoạch và đầu tư</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BKH&amp;ĐT</grapheme><alias>bộ kế hoạch và đầu tư</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BKH&amp;CN</grapheme><alias>bộ khoa học và công nghệ</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BGTVT</grapheme><alias>bộ giao thông vận tải</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BTNMT</grapheme><alias>bộ tài nguyên và môi trường</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BNNMT</grapheme><alias>bộ nông nghiệp và môi trường</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BNNPTNT</grapheme><alias>bộ nông nghiệp và phát triển nông thôn</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BTTTT</grapheme><alias>bộ thông tin và truyền thông</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BVHTTDL</grapheme><alias>bộ văn hóa thể thao và du lịch</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BLĐTBXH</grapheme><alias>bộ lao động thương binh và xã hội</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BDTTG</grapheme><alias>bộ dân tộc và tôn giáo</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GTVT</grapheme><alias>giao thông vận tải</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TT&amp;TT</grapheme><alias>thông tin và truyền thông</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TTTT</grapheme><alias>thông tin và truyền thông</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KH&amp;ĐT</grapheme><alias>kế hoạch và đầu tư</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KHĐT</grapheme><alias>kế hoạch và đầu tư</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KH-ĐT</grapheme><alias>kế hoạch và đầu tư</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TN&amp;MT</grapheme><alias>tài nguyên và môi trường</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TN-MT</grapheme><alias>tài nguyên và môi trường</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TNMT</grapheme><alias>tài nguyên và môi trường</alias></lexeme>
  <lexeme role="b:agency"><grapheme>NN&amp;MT</grapheme><alias>nông nghiệp và môi trường</alias></lexeme>
  <lexeme role="b:agency"><grapheme>NN&amp;PTNT</grapheme><alias>nông nghiệp và phát triển nông thôn</alias></lexeme>
  <lexeme role="b:agency"><grapheme>NN-PTNT</grapheme><alias>nông nghiệp và phát triển nông thôn</alias></lexeme>
  <lexeme role="b:agency"><grapheme>NNPTNT</grapheme><alias>nông nghiệp và phát triển nông thôn</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VHTT&amp;DL</grapheme><alias>văn hóa thể thao và du lịch</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VH-TT&amp;DL</grapheme><alias>văn hóa thể thao và du lịch</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VHTTDL</grapheme><alias>văn hóa thể thao và du lịch</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VH-TT</grapheme><alias>văn hóa và thể thao</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VHTT</grapheme>
    <alias b:before="sở|phòng|trung tâm|bộ">văn hóa thông tin</alias>
    <example>Trung tâm VHTT huyện</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>LĐ-TB&amp;XH</grapheme><alias>lao động thương binh và xã hội</alias></lexeme>
  <lexeme role="b:agency"><grapheme>LĐTBXH</grapheme><alias>lao động thương binh và xã hội</alias></lexeme>
  <lexeme role="b:agency"><grapheme>LĐTB&amp;XH</grapheme><alias>lao động thương binh và xã hội</alias></lexeme>
  <lexeme role="b:agency"><grapheme>LĐ-TBXH</grapheme><alias>lao động thương binh và xã hội</alias></lexeme>
  <lexeme role="b:agency"><grapheme>LĐLĐ</grapheme><alias>liên đoàn lao động</alias></lexeme>
  <lexeme role="b:agency"><grapheme>LĐLĐVN</grapheme><alias>liên đoàn lao động Việt Nam</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TLĐLĐVN</grapheme><alias>tổng liên đoàn lao động Việt Nam</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TLĐ</grapheme>
    <alias b:before="quyết định|chủ tịch|hướng dẫn|phó chủ tịch">tổng liên đoàn</alias>
    <example>Quyết định của TLĐ</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>LHPN</grapheme><alias>liên hiệp phụ nữ</alias></lexeme>
  <lexeme role="b:agency"><grapheme>LHPNVN</grapheme><alias>liên hiệp phụ nữ Việt Nam</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HLHPN</grapheme><alias>hội liên hiệp phụ nữ</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HLHTN</grapheme><alias>hội liên hiệp thanh niên</alias></lexeme>
  <lexeme role="b:agency"><grapheme>LHTN</grapheme><alias>liên hiệp thanh niên</alias></lexeme>
  <lexeme role="b:agency"><grapheme>LHTNVN</grapheme><alias>liên hiệp thanh niên Việt Nam</alias></lexeme>
  <lexeme role="b:agency"><grapheme>LHHN</grapheme><alias>liên hiệp hữu nghị</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HCCB</grapheme><alias>hội cựu chiến binh</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CCB</grapheme><alias>cựu chiến binh</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HND</grapheme>
    <alias b:before="xã|huyện|tỉnh|cán bộ|chủ tịch|phó chủ tịch">hội nông dân</alias>
    <alias b:after="xã|huyện|tỉnh|Việt Nam">hội nông dân</alias>
    <example>Chủ tịch HND tỉnh</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>CTĐ</grapheme>
    <alias b:before="hội|cán bộ hội">chữ thập đỏ</alias>
    <example>Hội CTĐ tỉnh</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>HCTĐ</grapheme><alias>hội chữ thập đỏ</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐTN</grapheme><alias>đoàn thanh niên</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TNCS</grapheme><alias>thanh niên cộng sản</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TNCSHCM</grapheme><alias>thanh niên cộng sản Hồ Chí Minh</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TNTP</grapheme><alias>thiếu niên tiền phong</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TNXP</grapheme><alias>thanh niên xung phong</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐVTN</grapheme><alias>đoàn viên thanh niên</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TTN</grapheme><alias>thanh thiếu niên</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CĐCS</grapheme><alias>công đoàn cơ sở</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CCVC</grapheme><alias>công chức viên chức</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CBCC</grapheme><alias>cán bộ công chức</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CBCCVC</grapheme><alias>cán bộ công chức viên chức</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CBCNV</grapheme><alias>cán bộ công nhân viên</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CBVC</grapheme><alias>cán bộ viên chức</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CNVC</grapheme><alias>công nhân viên chức</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CNVCLĐ</grapheme><alias>công nhân viên chức lao động</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CNLĐ</grapheme><alias>công nhân lao động</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CBCS</grapheme><alias>cán bộ chiến sĩ</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CBĐV</grapheme><alias>cán bộ đảng viên</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐCSVN</grapheme><alias>đảng cộng sản Việt Nam</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CSVN</grapheme><alias>cộng sản Việt Nam</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CHXHCN</grapheme><alias>cộng hòa xã hội chủ nghĩa</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CHXHCNVN</grapheme><alias>cộng hòa xã hội chủ nghĩa Việt Nam</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CNXH</grapheme><alias>chủ nghĩa xã hội</alias></lexeme>
  <lexeme role="b:agency"><grapheme>XHCN</grapheme><alias>xã hội chủ nghĩa</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CNH</grapheme><alias>công nghiệp hóa</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HĐH</grapheme><alias>hiện đại hóa</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CNH-HĐH</grapheme><alias>công nghiệp hóa hiện đại hóa</alias></lexeme>
  <lexeme role="b:agency"><grapheme>QLNN</grapheme><alias>quản lý nhà nước</alias></lexeme>
  <lexeme role="b:agency"><grapheme>QLHC</grapheme><alias>quản lý hành chính</alias></lexeme>
  <lexeme role="b:agency"><grapheme>QLDA</grapheme><alias>quản lý dự án</alias></lexeme>
  <lexeme role="b:agency"><grapheme>QLTT</grapheme><alias>quản lý thị trường</alias></lexeme>
  <lexeme role="b:agency"><grapheme>QLĐT</grapheme><alias>quản lý đô thị</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QLĐĐ</grapheme><alias>quản lý đất đai</alias></lexeme>
  <lexeme role="b:agency"><grapheme>QLBVR</grapheme><alias>quản lý bảo vệ rừng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TTHC</grapheme><alias>thủ tục hành chính</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CCHC</grapheme><alias>cải cách hành chính</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CCTP</grapheme><alias>cải cách tư pháp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DVC</grapheme><alias>dịch vụ công</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DVCTT</grapheme><alias>dịch vụ công trực tuyến</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TTPVHCC</grapheme><alias>trung tâm phục vụ hành chính công</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HCC</grapheme>
    <alias b:before="trung tâm|tâm phục vụ">hành chính công</alias>
    <example>Trung tâm phục vụ HCC tỉnh</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐVHC</grapheme><alias>đơn vị hành chính</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HTCT</grapheme><alias>hệ thống chính trị</alias></lexeme>
  <lexeme role="b:agency"><grapheme>QPPL</grapheme><alias>quy phạm pháp luật</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VBQPPL</grapheme><alias>văn bản quy phạm pháp luật</alias></lexeme>
  <lexeme role="b:agency"><grapheme>PBGDPL</grapheme><alias>phổ biến giáo dục pháp luật</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TGPL</grapheme><alias>trợ giúp pháp lý</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KNTC</grapheme><alias>khiếu nại tố cáo</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TCD</grapheme>
    <alias b:before="phòng|trụ sở|ban|lịch">tiếp công dân</alias>
    <example>Trụ sở TCD tỉnh</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCTN</grapheme><alias>phòng chống tham nhũng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCTNTC</grapheme><alias>phòng chống tham nhũng tiêu cực</alias></lexeme>
  <lexeme role="b:agency"><grapheme>QCDC</grapheme><alias>quy chế dân chủ</alias></lexeme>
  <lexeme role="b:agency"><grapheme>QCDCCS</grapheme><alias>quy chế dân chủ cơ sở</alias></lexeme>
  <lexeme role="b:agency"><grapheme>DCCS</grapheme><alias>dân chủ cơ sở</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TĐKT</grapheme><alias>thi đua khen thưởng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HĐTĐKT</grapheme><alias>hội đồng thi đua khen thưởng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>NTM</grapheme><alias>nông thôn mới</alias></lexeme>
  <lexeme role="b:agency"><grapheme>XDNTM</grapheme><alias>xây dựng nông thôn mới</alias></lexeme>
  <lexeme role="b:agency"><grapheme>MTQG</grapheme><alias>mục tiêu quốc gia</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CTMTQG</grapheme><alias>chương trình mục tiêu quốc gia</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DTTS</grapheme><alias>dân tộc thiểu số</alias></lexeme>
  <lexeme role="b:agency"><grapheme>DTTS&amp;MN</grapheme><alias>dân tộc thiểu số và miền núi</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐBDTTS</grapheme><alias>đồng bào dân tộc thiểu số</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KTXH</grapheme><alias>kinh tế xã hội</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KT-XH</grapheme><alias>kinh tế xã hội</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KT-VH-XH</grapheme><alias>kinh tế văn hóa xã hội</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VHXH</grapheme><alias>văn hóa xã hội</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VH-XH</grapheme><alias>văn hóa xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QP-AN</grapheme><alias>quốc phòng an ninh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QPAN</grapheme><alias>quốc phòng an ninh</alias></lexeme>
  <lexeme role="b:agency"><grapheme>QP&amp;AN</grapheme><alias>quốc phòng và an ninh</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GPMB</grapheme><alias>giải phóng mặt bằng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BTGPMB</grapheme><alias>bồi thường giải phóng mặt bằng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TĐC</grapheme><alias>tái định cư</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QSDĐ</grapheme><alias>quyền sử dụng đất</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CNQSDĐ</grapheme><alias>chứng nhận quyền sử dụng đất</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GCNQSDĐ</grapheme><alias>giấy chứng nhận quyền sử dụng đất</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GCN</grapheme><alias>giấy chứng nhận</alias></lexeme>
  <lexeme role="b:agency"><grapheme>QHXD</grapheme><alias>quy hoạch xây dựng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>QHKHSDĐ</grapheme><alias>quy hoạch kế hoạch sử dụng đất</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KHSDĐ</grapheme><alias>kế hoạch sử dụng đất</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PTQĐ</grapheme><alias>phát triển quỹ đất</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VPĐK</grapheme><alias>văn phòng đăng ký</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VPĐKĐĐ</grapheme><alias>văn phòng đăng ký đất đai</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CCCD</grapheme><alias>căn cước công dân</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CMND</grapheme><alias>chứng minh nhân dân</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CMTND</grapheme><alias>chứng minh thư nhân dân</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GPLX</grapheme><alias>giấy phép lái xe</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GPXD</grapheme><alias>giấy phép xây dựng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GPKD</grapheme><alias>giấy phép kinh doanh</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐKKD</grapheme><alias>đăng ký kinh doanh</alias></lexeme>
  <lexeme role="b:agency"><grapheme>QPTD</grapheme><alias>quốc phòng toàn dân</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KDC</grapheme><alias>khu dân cư</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KĐT</grapheme><alias>khu đô thị</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KĐTM</grapheme><alias>khu đô thị mới</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KCN</grapheme><alias>khu công nghiệp</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KCX</grapheme><alias>khu chế xuất</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KCNC</grapheme><alias>khu công nghệ cao</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KKT</grapheme><alias>khu kinh tế</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CCN</grapheme><alias>cụm công nghiệp</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TDP</grapheme><alias>tổ dân phố</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TTHTCĐ</grapheme><alias>trung tâm học tập cộng đồng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>NVH</grapheme><alias>nhà văn hóa</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GĐVH</grapheme><alias>gia đình văn hóa</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BMVNAH</grapheme><alias>bà mẹ Việt Nam anh hùng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>AHLĐ</grapheme><alias>anh hùng lao động</alias></lexeme>
  <lexeme role="b:agency"><grapheme>AHLLVT</grapheme><alias>anh hùng lực lượng vũ trang</alias></lexeme>
  <lexeme role="b:agency"><grapheme>AHLLVTND</grapheme><alias>anh hùng lực lượng vũ trang nhân dân</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CP</grapheme>
    <alias b:before="lượng|bán|mua|triệu|nghìn|tỷ|tỉ|mỗi|một|số|[number]|đồng">cổ phiếu</alias>
    <alias b:before="cổ đông|công ty|vốn|mã|ngân hàng|tập đoàn|cty|CTy">cổ phần</alias>
    <alias b:before="nghị định|nghị quyết|phó thủ tướng|văn phòng|thành viên">chính phủ</alias>
    <alias b:after="ban hành|quy định|phê duyệt|đã|yêu cầu|giao|chỉ đạo">chính phủ</alias>
    <alias b:after="tăng|giảm|tăng trần|giảm sàn|niêm yết|hòa phát|vinamilk|quỹ">cổ phiếu</alias>
    <example>Công ty CP Xây dựng Sông Lam</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>NĐ</grapheme><alias>nghị định</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NQ</grapheme><alias>nghị quyết</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QĐ</grapheme>
    <alias b:before="theo|ban hành|số|ký">quyết định</alias>
    <alias b:after="của|phê duyệt|thành lập|số">quyết định</alias>
    <example>ban hành QĐ của UBND tỉnh</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>CV</grapheme>
    <alias b:before="số|gửi|ban hành|theo">công văn</alias>
    <alias b:before="khoang">mã lực</alias>
    <example>gửi CV tới các sở</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>PL</grapheme>
    <alias b:before="phổ biến|giáo dục|chấp hành|tư vấn">pháp luật</alias>
    <example>phổ biến PL cho nhân dân</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>VBPL</grapheme><alias>văn bản pháp luật</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTLT</grapheme><alias>thông tư liên tịch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTHĐND</grapheme><alias>thường trực hội đồng nhân dân</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TT HĐND</grapheme><alias>thường trực hội đồng nhân dân</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTUBND</grapheme><alias>thường trực ủy ban nhân dân</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VPUBND</grapheme><alias>văn phòng ủy ban nhân dân</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VP</grapheme>
    <alias b:before="chánh|phó chánh|trưởng">văn phòng</alias>
    <example>Chánh VP UBND tỉnh</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>CTHĐND</grapheme><alias>chủ tịch hội đồng nhân dân</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CTUBND</grapheme><alias>chủ tịch ủy ban nhân dân</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TXCT</grapheme><alias>tiếp xúc cử tri</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BLHS</grapheme><alias>bộ luật hình sự</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BLDS</grapheme><alias>bộ luật dân sự</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BLLĐ</grapheme><alias>bộ luật lao động</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BLTTHS</grapheme><alias>bộ luật tố tụng hình sự</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BLTTDS</grapheme><alias>bộ luật tố tụng dân sự</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HNGĐ</grapheme><alias>hôn nhân gia đình</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HN&amp;GĐ</grapheme><alias>hôn nhân và gia đình</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VSMT</grapheme><alias>vệ sinh môi trường</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BVMT</grapheme><alias>bảo vệ môi trường</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BVTV</grapheme><alias>bảo vệ thực vật</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BVR</grapheme><alias>bảo vệ rừng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCCCR</grapheme><alias>phòng cháy chữa cháy rừng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TT&amp;BVTV</grapheme><alias>trồng trọt và bảo vệ thực vật</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CN&amp;TY</grapheme><alias>chăn nuôi và thú y</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BVNTD</grapheme><alias>bảo vệ người tiêu dùng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BĐKH</grapheme><alias>biến đổi khí hậu</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KTTV</grapheme><alias>khí tượng thủy văn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTDBKTTV</grapheme><alias>trung tâm dự báo khí tượng thủy văn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ATNĐ</grapheme><alias>áp thấp nhiệt đới</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CTMT</grapheme><alias>chương trình mục tiêu</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KTTT</grapheme><alias>kinh tế tập thể</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HTX</grapheme><alias>hợp tác xã</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HTXNN</grapheme><alias>hợp tác xã nông nghiệp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>THT</grapheme>
    <alias b:before="các|mô hình|thành lập|hợp tác xã|HTX|và">tổ hợp tác</alias>
    <alias b:after="sản xuất|chăn nuôi|trồng|nuôi|HTX">tổ hợp tác</alias>
    <example>thành lập THT chăn nuôi</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>OCOP</grapheme><alias>ô cốp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BĐS</grapheme><alias>bất động sản</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CĐT</grapheme><alias>chủ đầu tư</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DA</grapheme>
    <alias b:before="ban quản lý|quản lý|chủ đầu tư|triển khai">dự án</alias>
    <example>triển khai DA khu dân cư</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐTXD</grapheme><alias>đầu tư xây dựng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>XDCB</grapheme><alias>xây dựng cơ bản</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐTC</grapheme>
    <alias b:before="vốn|giải ngân|kế hoạch">đầu tư công</alias>
    <example>giải ngân vốn ĐTC</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSHT</grapheme><alias>cơ sở hạ tầng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HTKT</grapheme><alias>hạ tầng kỹ thuật</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSVC</grapheme><alias>cơ sở vật chất</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSDL</grapheme><alias>cơ sở dữ liệu</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSDLQG</grapheme><alias>cơ sở dữ liệu quốc gia</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KTNSNN</grapheme><alias>kiểm toán ngân sách nhà nước</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CQNN</grapheme><alias>cơ quan nhà nước</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CQĐT</grapheme><alias>cơ quan điều tra</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSĐT</grapheme><alias>cảnh sát điều tra</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CQCSĐT</grapheme><alias>cơ quan cảnh sát điều tra</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CQANĐT</grapheme><alias>cơ quan an ninh điều tra</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ANĐT</grapheme><alias>an ninh điều tra</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSHS</grapheme><alias>cảnh sát hình sự</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSCĐ</grapheme><alias>cảnh sát cơ động</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSKT</grapheme><alias>cảnh sát kinh tế</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSKV</grapheme><alias>cảnh sát khu vực</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSMT</grapheme><alias>cảnh sát môi trường</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSND</grapheme><alias>cảnh sát nhân dân</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSQLHC</grapheme><alias>cảnh sát quản lý hành chính</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QLXNC</grapheme><alias>quản lý xuất nhập cảnh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>XNC</grapheme><alias>xuất nhập cảnh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CAND</grapheme><alias>công an nhân dân</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ANND</grapheme><alias>an ninh nhân dân</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ANTT</grapheme><alias>an ninh trật tự</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ANTQ</grapheme><alias>an ninh tổ quốc</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ANQG</grapheme><alias>an ninh quốc gia</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ANCT</grapheme><alias>an ninh chính trị</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTATXH</grapheme><alias>trật tự an toàn xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ANTT-ATXH</grapheme><alias>an ninh trật tự an toàn xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTXH</grapheme><alias>trật tự xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTĐT</grapheme><alias>trật tự đô thị</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCCC</grapheme><alias>phòng cháy chữa cháy</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CC&amp;CNCH</grapheme><alias>chữa cháy và cứu nạn cứu hộ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CC và CNCH</grapheme><alias>chữa cháy và cứu nạn cứu hộ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CNCH</grapheme><alias>cứu nạn cứu hộ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCCC&amp;CNCH</grapheme><alias>phòng cháy chữa cháy và cứu nạn cứu hộ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCCC và CNCH</grapheme><alias>phòng cháy chữa cháy và cứu nạn cứu hộ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TKCN</grapheme><alias>tìm kiếm cứu nạn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCTT</grapheme><alias>phòng chống thiên tai</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCLB</grapheme><alias>phòng chống lụt bão</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCTT&amp;TKCN</grapheme><alias>phòng chống thiên tai và tìm kiếm cứu nạn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCTT-TKCN</grapheme><alias>phòng chống thiên tai tìm kiếm cứu nạn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCTP</grapheme><alias>phòng chống tội phạm</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TNXH</grapheme>
    <alias b:before="môn|lớp|sách">tự nhiên xã hội</alias>
    <alias>tệ nạn xã hội</alias>
    <example>phòng chống TNXH</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>CATP</grapheme><alias>công an thành phố</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CATX</grapheme><alias>công an thị xã</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CAX</grapheme><alias>công an xã</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CA</grapheme>
    <alias b:before="ca sĩ|mã|vitamin|bang">xê a</alias>
    <alias b:after="[number]">xê a</alias>
    <alias>công an</alias>
    <example>CA tỉnh Sông Lam</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>v/v</grapheme><alias>về việc</alias></lexeme>
  <lexeme role="b:agency"><grapheme>SYT</grapheme><alias>sở y tế</alias></lexeme>
  <lexeme role="b:agency"><grapheme>SXD</grapheme><alias>sở xây dựng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>SNV</grapheme><alias>sở nội vụ</alias></lexeme>
  <lexeme role="b:agency"><grapheme>STC</grapheme>
    <alias b:before="kế hoạch|công văn|thông báo|báo cáo">sở tài chính</alias>
    <example>công văn của STC</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>SCT</grapheme><alias>sở công thương</alias></lexeme>
  <lexeme role="b:agency"><grapheme>SGDĐT</grapheme><alias>sở giáo dục và đào tạo</alias></lexeme>
  <lexeme role="b:agency"><grapheme>SGD&amp;ĐT</grapheme><alias>sở giáo dục và đào tạo</alias></lexeme>
  <lexeme role="b:agency"><grapheme>SKHCN</grapheme><alias>sở khoa học và công nghệ</alias></lexeme>
  <lexeme role="b:agency"><grapheme>SGTVT</grapheme><alias>sở giao thông vận tải</alias></lexeme>
  <lexeme role="b:agency"><grapheme>SNNMT</grapheme><alias>sở nông nghiệp và môi trường</alias></lexeme>
  <lexeme role="b:agency"><grapheme>SVHTTDL</grapheme><alias>sở văn hóa thể thao và du lịch</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TVQH</grapheme><alias>thường vụ quốc hội</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐCS</grapheme><alias>đảng cộng sản</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KSND</grapheme><alias>kiểm sát nhân dân</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KSNDTC</grapheme><alias>kiểm sát nhân dân tối cao</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CSPCCC</grapheme><alias>cảnh sát phòng cháy chữa cháy</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CSPCMT</grapheme><alias>cảnh sát phòng chống ma túy</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CSĐTTP</grapheme><alias>cảnh sát điều tra tội phạm</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CSĐTTPVMT</grapheme><alias>cảnh sát điều tra tội phạm về ma túy</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KHHS</grapheme><alias>khoa học hình sự</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KTHS</grapheme><alias>kỹ thuật hình sự</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TCHQ</grapheme><alias>tổng cục hải quan</alias></lexeme>
  <lexeme role="b:company"><grapheme>TCT</grapheme>
    <alias b:before="công văn|tổng cục">tổng cục thuế</alias>
    <alias b:after="đường sắt|hàng không|điện lực|xây dựng|cảng|lương thực|bưu điện|viễn thông|sông đà|du lịch|khí|phát điện|đầu tư">tổng công ty</alias>
    <alias b:before="lãnh đạo|các|tập đoàn">tổng công ty</alias>
    <example>TCT Đường sắt</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>QLCS</grapheme><alias>quản lý công sản</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TCTHADS</grapheme><alias>tổng cục thi hành án dân sự</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GHPGVN</grapheme><alias>giáo hội phật giáo Việt Nam</alias></lexeme>
  <lexeme role="b:agency"><grapheme>PNVN</grapheme><alias>phụ nữ Việt Nam</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KKTCK</grapheme><alias>khu kinh tế cửa khẩu</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HĐTĐ</grapheme><alias>hội đồng thẩm định</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TTPTQĐ</grapheme><alias>trung tâm phát triển quỹ đất</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐVSN</grapheme><alias>đơn vị sự nghiệp</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐVSNCL</grapheme><alias>đơn vị sự nghiệp công lập</alias></lexeme>
  <lexeme role="b:agency"><grapheme>SNCL</grapheme><alias>sự nghiệp công lập</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>XPHC</grapheme><alias>xử phạt hành chính</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>XPVPHC</grapheme><alias>xử phạt vi phạm hành chính</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VPHC</grapheme><alias>vi phạm hành chính</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ADPL</grapheme><alias>áp dụng pháp luật</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PTNT</grapheme><alias>phát triển nông thôn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PTBV</grapheme><alias>phát triển bền vững</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HĐKH</grapheme><alias>hội đồng khoa học</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TCCB</grapheme><alias>tổ chức cán bộ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SĐT</grapheme><alias>số điện thoại</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐTDĐ</grapheme><alias>điện thoại di động</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>STT</grapheme><alias>số thứ tự</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SBD</grapheme><alias>số báo danh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QĐHC</grapheme><alias>quyết định hành chính</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CVĐ</grapheme><alias>cuộc vận động</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TDĐKXDĐSVH</grapheme><alias>toàn dân đoàn kết xây dựng đời sống văn hóa</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐSVH</grapheme><alias>đời sống văn hóa</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐĐK</grapheme><alias>đại đoàn kết</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NVONN</grapheme><alias>người Việt Nam ở nước ngoài</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>LSQ</grapheme><alias>lãnh sự quán</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐSQ</grapheme><alias>đại sứ quán</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TLSQ</grapheme><alias>tổng lãnh sự quán</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SDĐ</grapheme><alias>sử dụng đất</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TSDĐ</grapheme><alias>tiền sử dụng đất</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTHCM</grapheme><alias>tư tưởng Hồ Chí Minh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HCLĐ</grapheme><alias>huân chương lao động</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HCKC</grapheme><alias>huân chương kháng chiến</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSTĐ</grapheme><alias>chiến sĩ thi đua</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSTĐCS</grapheme><alias>chiến sĩ thi đua cơ sở</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>LĐTT</grapheme><alias>lao động tiên tiến</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>LĐST</grapheme><alias>lao động sáng tạo</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HTXSNV</grapheme><alias>hoàn thành xuất sắc nhiệm vụ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>XDĐ</grapheme><alias>xây dựng đảng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CTDV</grapheme><alias>công tác dân vận</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>MTTQ&amp;ĐT</grapheme><alias>mặt trận tổ quốc và đoàn thể</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CS</grapheme>
    <alias b:after="QLHC|giao thông|hình sự|điều tra|kinh tế|môi trường|phòng cháy|cơ động|PCCC|ĐTTP|quản lý hành|trật tự|ma túy|113">cảnh sát</alias>
    <alias b:before="cục|phòng|đội|sĩ quan|chiến sĩ|đại tá|trung tá|thượng tá|thiếu tá">cảnh sát</alias>
    <example>Cục CS QLHC về TTXH</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>T.W</grapheme><alias>trung ương</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CHQS</grapheme><alias>chỉ huy quân sự</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>LĐ-TB-XH</grapheme><alias>lao động thương binh và xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>LĐ,TB&amp;XH</grapheme><alias>lao động thương binh và xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>LĐTB-XH</grapheme><alias>lao động thương binh và xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PTDS</grapheme><alias>phòng thủ dân sự</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PVHCC</grapheme><alias>phục vụ hành chính công</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CTQG</grapheme><alias>chính trị quốc gia</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CBNV</grapheme><alias>cán bộ nhân viên</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CBCNVC</grapheme><alias>cán bộ công nhân viên chức</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CBCCVC-NLĐ</grapheme><alias>cán bộ công chức viên chức người lao động</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CBCCVCNLĐ</grapheme><alias>cán bộ công chức viên chức người lao động</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NQ/TW</grapheme><alias>nghị quyết trung ương</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CHCN</grapheme><alias>cứu hộ cứu nạn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KTMT</grapheme><alias>kinh tế môi trường</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KLTT</grapheme><alias>kết luận thanh tra</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KLĐT</grapheme><alias>kết luận điều tra</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HSST</grapheme><alias>hình sự sơ thẩm</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DSST</grapheme><alias>dân sự sơ thẩm</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HCNN</grapheme><alias>hành chính nhà nước</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ANQP</grapheme><alias>an ninh quốc phòng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BTTH</grapheme><alias>bồi thường thiệt hại</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KTGS</grapheme><alias>kiểm tra giám sát</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CBCT</grapheme><alias>cán bộ chiến sĩ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CCTTHC</grapheme><alias>cải cách thủ tục hành chính</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTXD</grapheme><alias>trật tự xây dựng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HTXH</grapheme><alias>hạ tầng xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ATĐB</grapheme><alias>an toàn đường bộ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTHS</grapheme><alias>tố tụng hình sự</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KH</grapheme>
    <alias b:before="bộ|viện|ủy ban|hội đồng">khoa học</alias>
    <alias b:before="phục vụ|lượng|cho|các|nhiều|mỗi|với|của|thông tin|chăm sóc">khách hàng</alias>
    <alias b:after="vay|cá nhân|doanh nghiệp|gửi|VIP|mua|phản ánh|sử dụng|đặt|mở thẻ">khách hàng</alias>
    <alias b:before="thực hiện|theo|xây dựng|ban hành|triển khai|đạt|so với|hoàn thành|vượt">kế hoạch</alias>
    <alias b:after="năm|sản xuất|đề ra|của tỉnh|đầu tư|số|[number]">kế hoạch</alias>
    <example>đạt 95% KH năm</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>KT</grapheme>
    <alias b:before="phòng|sở|ngành|ban">kinh tế</alias>
    <alias b:after="xã hội|biển|số|tập thể">kinh tế</alias>
    <example>Phòng KT huyện</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>BQT</grapheme><alias>ban quản trị</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QSD</grapheme><alias>quyền sử dụng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCBL</grapheme><alias>phòng chống bão lụt</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PHCN</grapheme><alias>phục hồi chức năng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QLTS</grapheme><alias>quản lý tài sản</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QHCT</grapheme><alias>quy hoạch chi tiết</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QLGT</grapheme><alias>quản lý giao thông</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CHTW</grapheme><alias>chấp hành trung ương</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KHXHNV</grapheme><alias>khoa học xã hội nhân văn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>LMLM</grapheme><alias>lở mồm long móng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>MTĐT</grapheme><alias>môi trường đô thị</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HVHCQG</grapheme><alias>học viện hành chính quốc gia</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CCRĐ</grapheme><alias>cải cách ruộng đất</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NN</grapheme>
    <alias b:before="HTX|ngành|sở|phòng|bộ|sản xuất|hợp tác xã">nông nghiệp</alias>
    <alias b:before="vốn|cơ quan|quản lý|ngân hàng">nhà nước</alias>
    <alias b:before="vốn đầu tư|lao động|người">nước ngoài</alias>
    <example>HTX NN Sông Lam</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>QP</grapheme>
    <alias b:before="bộ|trưởng bộ">quốc phòng</alias>
    <alias b:after="an ninh|AN|và an ninh">quốc phòng</alias>
    <example>Bộ QP</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>CĐVN</grapheme><alias>công đoàn Việt Nam</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CQT</grapheme><alias>cơ quan thuế</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NNT</grapheme><alias>người nộp thuế</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CQCN</grapheme><alias>cơ quan chức năng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CQCA</grapheme><alias>cơ quan công an</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CNKT</grapheme>
    <alias b:before="ngành|nhóm|khối|khoa">công nghệ kỹ thuật</alias>
    <alias>công nhân kỹ thuật</alias>
    <example>ngành CNKT ô tô</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>HĐHP</grapheme><alias>hội đồng hiến pháp</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VH-TT-DL</grapheme><alias>văn hóa thể thao và du lịch</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VH,TT&amp;DL</grapheme><alias>văn hóa thể thao và du lịch</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VH&amp;TT</grapheme><alias>văn hóa và thể thao</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TT-TT</grapheme><alias>thông tin và truyền thông</alias></lexeme>
  <lexeme role="b:agency"><grapheme>NN-MT</grapheme><alias>nông nghiệp và môi trường</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VHTT-DL</grapheme><alias>văn hóa thể thao và du lịch</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TN - MT</grapheme><alias>tài nguyên và môi trường</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KH - CN</grapheme><alias>khoa học và công nghệ</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KH - ĐT</grapheme><alias>kế hoạch và đầu tư</alias></lexeme>
  <lexeme role="b:agency"><grapheme>NN - PTNT</grapheme><alias>nông nghiệp và phát triển nông thôn</alias></lexeme>
  <lexeme role="b:agency"><grapheme>LĐ - TB&amp;XH</grapheme><alias>lao động thương binh và xã hội</alias></lexeme>
  <lexeme role="b:agency"><grapheme>VH-TT&amp;TT</grapheme><alias>văn hóa thể thao và truyền thông</alias></lexeme>
  <lexeme role="b:agency"><grapheme>DT-TG</grapheme><alias>dân tộc và tôn giáo</alias></lexeme>
  <lexeme role="b:agency"><grapheme>DT&amp;TG</grapheme><alias>dân tộc và tôn giáo</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐBKK</grapheme><alias>đặc biệt khó khăn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DTTS-MN</grapheme><alias>dân tộc thiểu số miền núi</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>AN-QP</grapheme><alias>an ninh quốc phòng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BDV</grapheme><alias>ban dân vận</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BNC</grapheme><alias>ban nội chính</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BTGDV</grapheme><alias>ban tuyên giáo và dân vận</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CTQH</grapheme><alias>chủ tịch quốc hội</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐUK</grapheme><alias>đảng ủy khối</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GNBV</grapheme><alias>giảm nghèo bền vững</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NTMNC</grapheme><alias>nông thôn mới nâng cao</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NTMKM</grapheme><alias>nông thôn mới kiểu mẫu</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QHPK</grapheme><alias>quy hoạch phân khu</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QLĐB</grapheme><alias>quản lý đường bộ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KTXD</grapheme><alias>kinh tế xây dựng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ƯPSC</grapheme><alias>ứng phó sự cố</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>XHTD</grapheme><alias>xâm hại tình dục</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TTDL</grapheme>
    <alias b:before="sở|bộ|phòng|ngành">thể thao du lịch</alias>
    <alias b:after="lịch sử|văn hóa|quốc gia|dân cư|số">trung tâm dữ liệu</alias>
    <example>ngành TTDL</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>TCTK</grapheme>
    <alias b:before="theo|của|liệu|cục trưởng">tổng cục thống kê</alias>
    <example>theo TCTK</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>CTK</grapheme>
    <alias b:before="theo|của|liệu">cục thống kê</alias>
    <example>số liệu của CTK</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>TTKN</grapheme><alias>trung tâm khuyến nông</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KNQG</grapheme><alias>khuyến nông quốc gia</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HTQLCL</grapheme><alias>hệ thống quản lý chất lượng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CVNT</grapheme><alias>công viên nghĩa trang</alias></lexeme>
</lexicon>
