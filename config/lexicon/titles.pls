<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- Titles and posts before names. Source: written by the project. -->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xmlns:b="urn:baonoi:lexicon"
         alphabet="x-espeak" xml:lang="vi">
  <lexeme role="b:title"><grapheme>GS</grapheme><alias>giáo sư</alias></lexeme>
  <lexeme role="b:title"><grapheme>GS.</grapheme><alias>giáo sư</alias></lexeme>
  <lexeme role="b:title"><grapheme>GS.TS</grapheme><alias>giáo sư tiến sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>GS.TS.</grapheme><alias>giáo sư tiến sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>GS-TS</grapheme><alias>giáo sư tiến sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>GS.TSKH</grapheme><alias>giáo sư tiến sĩ khoa học</alias></lexeme>
  <lexeme role="b:title"><grapheme>GS.TSKH.</grapheme><alias>giáo sư tiến sĩ khoa học</alias></lexeme>
  <lexeme role="b:title"><grapheme>GS.VS</grapheme><alias>giáo sư viện sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>GS.BS</grapheme><alias>giáo sư bác sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>GS.AHLĐ</grapheme><alias>giáo sư anh hùng lao động</alias></lexeme>
  <lexeme role="b:title"><grapheme>GS.NGND</grapheme><alias>giáo sư nhà giáo nhân dân</alias></lexeme>
  <lexeme role="b:title"><grapheme>GS.TS.NGND</grapheme><alias>giáo sư tiến sĩ nhà giáo nhân dân</alias></lexeme>
  <lexeme role="b:title"><grapheme>GS.TS.BS</grapheme><alias>giáo sư tiến sĩ bác sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>PGS</grapheme><alias>phó giáo sư</alias></lexeme>
  <lexeme role="b:title"><grapheme>PGS.</grapheme><alias>phó giáo sư</alias></lexeme>
  <lexeme role="b:title"><grapheme>PGS.TS</grapheme><alias>phó giáo sư tiến sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>PGS.TS.</grapheme><alias>phó giáo sư tiến sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>PGS-TS</grapheme><alias>phó giáo sư tiến sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>PGS.TSKH</grapheme><alias>phó giáo sư tiến sĩ khoa học</alias></lexeme>
  <lexeme role="b:title"><grapheme>PGS.TS.BS</grapheme><alias>phó giáo sư tiến sĩ bác sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>PGS.TS.BSCKII</grapheme><alias>phó giáo sư tiến sĩ bác sĩ chuyên khoa hai</alias></lexeme>
  <lexeme role="b:title"><grapheme>TS</grapheme>
    <alias b:before="GS|PGS|ThS|giáo sư">tiến sĩ</alias>
    <alias b:after="tham gia|dự|làm bài|bỏ thi|vắng|nữ|nam">thí sinh</alias>
    <alias b:before="[number]">thí sinh</alias>
    <alias b:after="[name]">tiến sĩ</alias>
    <alias b:before="thế chấp|kê khai|định giá|thu hồi|giá trị|tổng|phong tỏa|kê biên|minh bạch">tài sản</alias>
    <alias b:after="bảo đảm|đảm bảo|thế chấp|cố định|công|riêng|chung|thu nhập">tài sản</alias>
    <alias b:before="các|nhiều|cho|hồ sơ">thí sinh</alias>
    <alias b:after="tự do|dự thi|đăng ký|trúng tuyển|đạt|phải|được">thí sinh</alias>
    <alias>tiến sĩ</alias>
    <example>TS Nguyễn Thị Hoa</example>
  </lexeme>
  <lexeme role="b:title"><grapheme>TS.</grapheme><alias>tiến sĩ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TSKH</grapheme><alias>tiến sĩ khoa học</alias></lexeme>
  <lexeme role="b:title"><grapheme>TSKH.</grapheme><alias>tiến sĩ khoa học</alias></lexeme>
  <lexeme role="b:title"><grapheme>TS.BS</grapheme><alias>tiến sĩ bác sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>TS.BS.</grapheme><alias>tiến sĩ bác sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>TS-BS</grapheme><alias>tiến sĩ bác sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>TS.BSCKII</grapheme><alias>tiến sĩ bác sĩ chuyên khoa hai</alias></lexeme>
  <lexeme role="b:title"><grapheme>TS.KTS</grapheme><alias>tiến sĩ kiến trúc sư</alias></lexeme>
  <lexeme role="b:title"><grapheme>TS.LS</grapheme><alias>tiến sĩ luật sư</alias></lexeme>
  <lexeme role="b:title"><grapheme>ThS</grapheme><alias>thạc sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>ThS.</grapheme><alias>thạc sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>Th.S</grapheme><alias>thạc sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>Th.s</grapheme><alias>thạc sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>Ths</grapheme><alias>thạc sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>Ths.</grapheme><alias>thạc sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>ThS.BS</grapheme><alias>thạc sĩ bác sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>ThS.BS.</grapheme><alias>thạc sĩ bác sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>ThS.BSCKII</grapheme><alias>thạc sĩ bác sĩ chuyên khoa hai</alias></lexeme>
  <lexeme role="b:title"><grapheme>ThS.LS</grapheme><alias>thạc sĩ luật sư</alias></lexeme>
  <lexeme role="b:title"><grapheme>ThS.KTS</grapheme><alias>thạc sĩ kiến trúc sư</alias></lexeme>
  <lexeme role="b:title"><grapheme>BS</grapheme>
    <alias b:before="mang|gắn|xe máy|xe tải|xe con|xe khách|ô tô|container">biển số</alias>
    <alias>bác sĩ</alias>
    <example>xe máy mang BS 29X1-234.56</example>
  </lexeme>
  <lexeme role="b:title"><grapheme>BS.</grapheme><alias>bác sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>BSCK</grapheme><alias>bác sĩ chuyên khoa</alias></lexeme>
  <lexeme role="b:title"><grapheme>BSCKI</grapheme><alias>bác sĩ chuyên khoa một</alias></lexeme>
  <lexeme role="b:title"><grapheme>BSCKII</grapheme><alias>bác sĩ chuyên khoa hai</alias></lexeme>
  <lexeme role="b:title"><grapheme>BSCK1</grapheme><alias>bác sĩ chuyên khoa một</alias></lexeme>
  <lexeme role="b:title"><grapheme>BSCK2</grapheme><alias>bác sĩ chuyên khoa hai</alias></lexeme>
  <lexeme role="b:title"><grapheme>BS.CKI</grapheme><alias>bác sĩ chuyên khoa một</alias></lexeme>
  <lexeme role="b:title"><grapheme>BS.CKII</grapheme><alias>bác sĩ chuyên khoa hai</alias></lexeme>
  <lexeme role="b:title"><grapheme>BS CKI</grapheme><alias>bác sĩ chuyên khoa một</alias></lexeme>
  <lexeme role="b:title"><grapheme>BS CKII</grapheme><alias>bác sĩ chuyên khoa hai</alias></lexeme>
  <lexeme role="b:title"><grapheme>CKI</grapheme><alias>chuyên khoa một</alias></lexeme>
  <lexeme role="b:title"><grapheme>CKII</grapheme><alias>chuyên khoa hai</alias></lexeme>
  <lexeme role="b:title"><grapheme>CK1</grapheme><alias>chuyên khoa một</alias></lexeme>
  <lexeme role="b:title"><grapheme>CK2</grapheme><alias>chuyên khoa hai</alias></lexeme>
  <lexeme role="b:title"><grapheme>CK.I</grapheme><alias>chuyên khoa một</alias></lexeme>
  <lexeme role="b:title"><grapheme>CK.II</grapheme><alias>chuyên khoa hai</alias></lexeme>
  <lexeme role="b:title"><grapheme>DS.</grapheme><alias>dược sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>DSCK</grapheme><alias>dược sĩ chuyên khoa</alias></lexeme>
  <lexeme role="b:title"><grapheme>DSCKII</grapheme><alias>dược sĩ chuyên khoa hai</alias></lexeme>
  <lexeme role="b:title"><grapheme>KS</grapheme>
    <alias b:after="hạng|sao|mường thanh|resort|luxury">khách sạn</alias>
    <alias b:before="đặt phòng|nghỉ tại|giá phòng|công suất phòng|phòng">khách sạn</alias>
    <alias b:before="bệnh|quy|vách">ca ét</alias>
    <alias>kỹ sư</alias>
    <example>KS Trần Văn Lâm</example>
  </lexeme>
  <lexeme role="b:title"><grapheme>KS.</grapheme><alias>kỹ sư</alias></lexeme>
  <lexeme role="b:title"><grapheme>KTS</grapheme><alias>kiến trúc sư</alias></lexeme>
  <lexeme role="b:title"><grapheme>KTS.</grapheme><alias>kiến trúc sư</alias></lexeme>
  <lexeme role="b:title"><grapheme>KTV</grapheme><alias>kỹ thuật viên</alias></lexeme>
  <lexeme role="b:title"><grapheme>KSV</grapheme><alias>kiểm sát viên</alias></lexeme>
  <lexeme role="b:title"><grapheme>ĐTV</grapheme><alias>điều tra viên</alias></lexeme>
  <lexeme role="b:title"><grapheme>LS</grapheme>
    <alias b:before="mộ|thân nhân|nghĩa trang|hài cốt|gia đình">liệt sĩ</alias>
    <alias b:after="huy động|cho vay|liên|tiền gửi|tiết kiệm|điều hành|tái cấp vốn|bình quân|kỳ hạn|qua đêm|[number]">lãi suất</alias>
    <alias b:after="[name]">luật sư</alias>
    <alias b:before="theo|cùng|các|văn phòng|đoàn|hội|TS|ThS|mời|nhờ">luật sư</alias>
    <example>theo LS Lê Văn Hà</example>
  </lexeme>
  <lexeme role="b:title"><grapheme>LS.</grapheme><alias>luật sư</alias></lexeme>
  <lexeme role="b:title"><grapheme>TTV</grapheme>
    <alias b:before="đoàn|các">thanh tra viên</alias>
    <example>các TTV giao thông</example>
  </lexeme>
  <lexeme role="b:title"><grapheme>NSND</grapheme><alias>nghệ sĩ nhân dân</alias></lexeme>
  <lexeme role="b:title"><grapheme>NSƯT</grapheme><alias>nghệ sĩ ưu tú</alias></lexeme>
  <lexeme role="b:title"><grapheme>NSUT</grapheme><alias>nghệ sĩ ưu tú</alias></lexeme>
  <lexeme role="b:title"><grapheme>NS</grapheme>
    <alias b:after="[capital]">nghệ sĩ</alias>
    <alias b:before="ca sĩ|cố|các|nam|nữ|NSND|NSƯT|và">nghệ sĩ</alias>
    <alias b:before="thu|chi|dự toán|nguồn|TW|tỉnh">ngân sách</alias>
    <alias b:after="[name]">nghệ sĩ</alias>
    <example>thu NS trên địa bàn</example>
  </lexeme>
  <lexeme role="b:title"><grapheme>NGND</grapheme><alias>nhà giáo nhân dân</alias></lexeme>
  <lexeme role="b:title"><grapheme>NGƯT</grapheme><alias>nhà giáo ưu tú</alias></lexeme>
  <lexeme role="b:title"><grapheme>TTND</grapheme><alias>thầy thuốc nhân dân</alias></lexeme>
  <lexeme role="b:title"><grapheme>TTƯT</grapheme><alias>thầy thuốc ưu tú</alias></lexeme>
  <lexeme role="b:title"><grapheme>NNND</grapheme><alias>nghệ nhân nhân dân</alias></lexeme>
  <lexeme role="b:title"><grapheme>NNƯT</grapheme><alias>nghệ nhân ưu tú</alias></lexeme>
  <lexeme role="b:title"><grapheme>NTK</grapheme><alias>nhà thiết kế</alias></lexeme>
  <lexeme role="b:title"><grapheme>NSX</grapheme><alias>nhà sản xuất</alias></lexeme>
  <lexeme role="b:title"><grapheme>NSNA</grapheme><alias>nghệ sĩ nhiếp ảnh</alias></lexeme>
  <lexeme role="b:title"><grapheme>TBT-CTN</grapheme><alias>tổng bí thư chủ tịch nước</alias></lexeme>
  <lexeme role="b:title"><grapheme>TGĐ</grapheme><alias>tổng giám đốc</alias></lexeme>
  <lexeme role="b:title"><grapheme>PTGĐ</grapheme><alias>phó tổng giám đốc</alias></lexeme>
  <lexeme role="b:title"><grapheme>GĐ</grapheme>
    <alias b:before="[number]">giai đoạn</alias>
    <alias b:after="[number]">giai đoạn</alias>
    <alias b:after="sở|công ty|BV|bệnh viện|TT|trung tâm|công an|CA|nhà máy|chi nhánh|ĐH|trường|quỹ|ban|BQL|BHXH|NHNN|kho bạc|đài|điều hành|tài chính|kỹ thuật|CDC|[name]">giám đốc</alias>
    <alias b:before="phó|tổng|nguyên|chức|ông|bà|các|bổ nhiệm">giám đốc</alias>
    <alias b:before="hộ|kế hoạch hóa">gia đình</alias>
    <example>GĐ Sở Y tế</example>
  </lexeme>
  <lexeme role="b:title"><grapheme>PGĐ</grapheme><alias>phó giám đốc</alias></lexeme>
  <lexeme role="b:title"><grapheme>CEO</grapheme><alias>xi i âu</alias></lexeme>
  <lexeme role="b:title"><grapheme>CFO</grapheme><alias>xi ép âu</alias></lexeme>
  <lexeme role="b:title"><grapheme>CTO</grapheme><alias>xi ti âu</alias></lexeme>
  <lexeme role="b:title"><grapheme>COO</grapheme><alias>xi âu âu</alias></lexeme>
  <lexeme role="b:title"><grapheme>CMO</grapheme><alias>xi em âu</alias></lexeme>
  <lexeme role="b:title"><grapheme>VIP</grapheme><alias>víp</alias></lexeme>
  <lexeme role="b:title"><grapheme>HVCH</grapheme><alias>học viên cao học</alias></lexeme>
  <lexeme role="b:title"><grapheme>HV</grapheme>
    <alias b:before="các|lớp|cho">học viên</alias>
    <alias b:after="ngân hàng|tài chính|chính trị|báo chí|quân y">học viện</alias>
    <example>các HV lớp bồi dưỡng</example>
  </lexeme>
  <lexeme role="b:title"><grapheme>ĐB</grapheme>
    <alias b:before="các|đoàn|tổ">đại biểu</alias>
    <alias b:after="quốc hội|hội đồng nhân">đại biểu</alias>
    <alias b:before="vùng|khu vực|kinh tế">đồng bằng</alias>
    <alias b:after="sông|bắc bộ">đồng bằng</alias>
    <example>các ĐB Quốc hội</example>
  </lexeme>
  <lexeme role="b:title"><grapheme>ĐBQH</grapheme><alias>đại biểu quốc hội</alias></lexeme>
  <lexeme role="b:title"><grapheme>ĐBHĐND</grapheme><alias>đại biểu hội đồng nhân dân</alias></lexeme>
  <lexeme role="b:title"><grapheme>ĐĐBQH</grapheme><alias>đoàn đại biểu quốc hội</alias></lexeme>
  <lexeme role="b:title"><grapheme>UVTW</grapheme><alias>ủy viên trung ương</alias></lexeme>
  <lexeme role="b:title"><grapheme>UVTƯ</grapheme><alias>ủy viên trung ương</alias></lexeme>
  <lexeme role="b:title"><grapheme>UVTWĐ</grapheme><alias>ủy viên trung ương đảng</alias></lexeme>
  <lexeme role="b:title"><grapheme>UVBCT</grapheme><alias>ủy viên bộ chính trị</alias></lexeme>
  <lexeme role="b:title"><grapheme>UVBTV</grapheme><alias>ủy viên ban thường vụ</alias></lexeme>
  <lexeme role="b:title"><grapheme>UVBCH</grapheme><alias>ủy viên ban chấp hành</alias></lexeme>
  <lexeme role="b:title"><grapheme>CVP</grapheme><alias>chánh văn phòng</alias></lexeme>
  <lexeme role="b:title"><grapheme>PCVP</grapheme><alias>phó chánh văn phòng</alias></lexeme>
  <lexeme role="b:title"><grapheme>PCT</grapheme>
    <alias b:before="đồng chí|nguyên|ông|bà">phó chủ tịch</alias>
    <alias b:after="UBND|HĐND|thường trực|hội">phó chủ tịch</alias>
    <example>PCT UBND tỉnh</example>
  </lexeme>
  <lexeme role="b:title"><grapheme>CT</grapheme>
    <alias b:before="[number]">chỉ tiêu</alias>
    <alias b:before="phó|đồng chí|nguyên">chủ tịch</alias>
    <alias b:after="UBND|HĐND|hội|HĐQT|HĐTV|UB|[name]">chủ tịch</alias>
    <alias b:before="khoa học|tổ chức">công trình</alias>
    <alias b:before="chụp|máy|phim">xê tê</alias>
    <example>CT UBND xã</example>
  </lexeme>
  <lexeme role="b:title"><grapheme>TTK</grapheme><alias>tổng thư ký</alias></lexeme>
  <lexeme role="b:title"><grapheme>đ/c</grapheme>
    <alias b:after="[number]|số|tại|thôn|xã|phường|đường">địa chỉ</alias>
    <alias>đồng chí</alias>
    <example>đ/c 25 Trần Phú</example>
  </lexeme>
  <lexeme role="b:title"><grapheme>Mr.</grapheme><alias>mít tơ</alias></lexeme>
  <lexeme role="b:title"><grapheme>Mrs.</grapheme><alias>mít xít</alias></lexeme>
  <lexeme role="b:title"><grapheme>Ms.</grapheme><alias>mít</alias></lexeme>
  <lexeme role="b:title"><grapheme>Dr.</grapheme><alias>đốc tơ</alias></lexeme>
  <lexeme role="b:title"><grapheme>Prof.</grapheme><alias>pờ rô phét sơ</alias></lexeme>
  <lexeme role="b:title"><grapheme>Th/S</grapheme><alias>thạc sĩ</alias></lexeme>
  <lexeme role="b:title"><grapheme>PTT</grapheme>
    <alias b:after="[name]|chính phủ|thường trực">phó thủ tướng</alias>
    <alias b:before="đồng chí|nguyên|cựu">phó thủ tướng</alias>
    <example>PTT Trần Văn Lâm</example>
  </lexeme>
  <lexeme role="b:title"><grapheme>VS</grapheme>
    <alias b:after="[name]">viện sĩ</alias>
    <alias b:before="giáo sư|GS|TS|các">viện sĩ</alias>
    <example>VS Nguyễn Văn Lâm</example>
  </lexeme>
  <lexeme role="b:title"><grapheme>P.Chủ tịch</grapheme><alias>phó chủ tịch</alias></lexeme>
  <lexeme role="b:title"><grapheme>P.Giám đốc</grapheme><alias>phó giám đốc</alias></lexeme>
  <lexeme role="b:title"><grapheme>P.CT</grapheme><alias>phó chủ tịch</alias></lexeme>
  <lexeme role="b:title"><grapheme>P.GĐ</grapheme><alias>phó giám đốc</alias></lexeme>
  <lexeme role="b:title"><grapheme>P.TGĐ</grapheme><alias>phó tổng giám đốc</alias></lexeme>
  <lexeme role="b:title"><grapheme>P.Trưởng</grapheme><alias>phó trưởng</alias></lexeme>
  <lexeme role="b:title"><grapheme>P.Hiệu trưởng</grapheme><alias>phó hiệu trưởng</alias></lexeme>
  <lexeme role="b:title"><grapheme>P.Bí thư</grapheme><alias>phó bí thư</alias></lexeme>
  <lexeme role="b:title"><grapheme>Mr</grapheme><alias>mít tơ</alias></lexeme>
  <lexeme role="b:title"><grapheme>Mrs</grapheme><alias>mít xít</alias></lexeme>
</lexicon>
