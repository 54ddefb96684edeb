<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- Education and training. Source: written by the project. -->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xmlns:b="urn:baonoi:lexicon"
         alphabet="x-espeak" xml:lang="vi">
  <lexeme role="b:agency"><grapheme>GD&amp;ĐT</grapheme><alias>giáo dục và đào tạo</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GDĐT</grapheme><alias>giáo dục và đào tạo</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GD-ĐT</grapheme><alias>giáo dục và đào tạo</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GDNN</grapheme><alias>giáo dục nghề nghiệp</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GDNN-GDTX</grapheme><alias>giáo dục nghề nghiệp giáo dục thường xuyên</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GDTX</grapheme><alias>giáo dục thường xuyên</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GDTX-HN</grapheme><alias>giáo dục thường xuyên hướng nghiệp</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GDMN</grapheme><alias>giáo dục mầm non</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GDTH</grapheme><alias>giáo dục tiểu học</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GDPT</grapheme><alias>giáo dục phổ thông</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GDĐH</grapheme><alias>giáo dục đại học</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GDCD</grapheme><alias>giáo dục công dân</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GDQP</grapheme><alias>giáo dục quốc phòng</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GDQP-AN</grapheme><alias>giáo dục quốc phòng an ninh</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GDQP&amp;AN</grapheme><alias>giáo dục quốc phòng và an ninh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GDTC</grapheme><alias>giáo dục thể chất</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GDKT&amp;PL</grapheme><alias>giáo dục kinh tế và pháp luật</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GDĐP</grapheme><alias>giáo dục địa phương</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GD</grapheme>
    <alias b:before="sở|phòng|ngành|bộ|cán bộ">giáo dục</alias>
    <alias b:after="tiểu học|mầm non|phổ thông|thường xuyên">giáo dục</alias>
    <example>ngành GD tỉnh</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>ĐHQG</grapheme><alias>đại học quốc gia</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐHQGHN</grapheme><alias>đại học quốc gia Hà Nội</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐHQG-HCM</grapheme><alias>đại học quốc gia thành phố Hồ Chí Minh</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐHQGHCM</grapheme><alias>đại học quốc gia Hồ Chí Minh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐHBK</grapheme><alias>đại học bách khoa</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐHBKHN</grapheme><alias>đại học bách khoa Hà Nội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐHSP</grapheme><alias>đại học sư phạm</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐHKTQD</grapheme><alias>đại học kinh tế quốc dân</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐHYHN</grapheme><alias>đại học y Hà Nội</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐHNN</grapheme><alias>đại học ngoại ngữ</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐHGTVT</grapheme><alias>đại học giao thông vận tải</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐHKT</grapheme><alias>đại học kinh tế</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐHKHTN</grapheme><alias>đại học khoa học tự nhiên</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐHKHXH&amp;NV</grapheme><alias>đại học khoa học xã hội và nhân văn</alias></lexeme>
  <lexeme role="b:agency"><grapheme>KHXH&amp;NV</grapheme><alias>khoa học xã hội và nhân văn</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐH-CĐ</grapheme><alias>đại học cao đẳng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CĐSP</grapheme><alias>cao đẳng sư phạm</alias></lexeme>
  <lexeme role="b:agency"><grapheme>CĐN</grapheme><alias>cao đẳng nghề</alias></lexeme>
  <lexeme role="b:agency"><grapheme>TCN</grapheme>
    <alias b:before="trường|hệ|học">trung cấp nghề</alias>
    <alias b:before="năm|thế kỷ">trước công nguyên</alias>
    <example>trường TCN tỉnh</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>TCCN</grapheme><alias>trung cấp chuyên nghiệp</alias></lexeme>
  <lexeme role="b:agency"><grapheme>THCN</grapheme><alias>trung học chuyên nghiệp</alias></lexeme>
  <lexeme role="b:agency"><grapheme>ĐH</grapheme>
    <alias b:before="dự|chào mừng|trước thềm">đại hội</alias>
    <alias b:after="đảng|đảng bộ|XIV|đại biểu|chi bộ">đại hội</alias>
    <alias>đại học</alias>
    <example>trường ĐH Sông Lam</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>CĐ</grapheme>
    <alias b:before="chủ tịch|cán bộ|hoạt động|đoàn viên|LĐLĐ">công đoàn</alias>
    <alias b:before="trường|đại học|học|hệ|ĐH|chỉ tiêu|trình độ|bằng|tốt nghiệp">cao đẳng</alias>
    <alias b:after="sư phạm|nghề|y tế|kinh tế|kỹ thuật|công nghệ|bách việt|công thương|y|FPT|du lịch|cộng đồng|TC">cao đẳng</alias>
    <alias b:after="cơ sở|ngành|viên chức">công đoàn</alias>
    <example>trường CĐ Y tế</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>HVNH</grapheme><alias>học viện ngân hàng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HVTC</grapheme><alias>học viện tài chính</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HVBCTT</grapheme><alias>học viện báo chí và tuyên truyền</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HVCTQG</grapheme><alias>học viện chính trị quốc gia</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HVKTQS</grapheme><alias>học viện kỹ thuật quân sự</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BGH</grapheme><alias>ban giám hiệu</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BGK</grapheme><alias>ban giám khảo</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HĐTS</grapheme><alias>hội đồng tuyển sinh</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HĐTN</grapheme><alias>hoạt động trải nghiệm</alias></lexeme>
  <lexeme role="b:agency"><grapheme>HĐTNHN</grapheme><alias>hoạt động trải nghiệm hướng nghiệp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>THPT</grapheme><alias>trung học phổ thông</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>THCS</grapheme><alias>trung học cơ sở</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>THCS&amp;THPT</grapheme><alias>trung học cơ sở và trung học phổ thông</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>THCS-THPT</grapheme><alias>trung học cơ sở trung học phổ thông</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TH&amp;THCS</grapheme><alias>tiểu học và trung học cơ sở</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TH-THCS</grapheme><alias>tiểu học trung học cơ sở</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PTTH</grapheme><alias>phổ thông trung học</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PTCS</grapheme><alias>phổ thông cơ sở</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PTDT</grapheme><alias>phổ thông dân tộc</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PTDTNT</grapheme><alias>phổ thông dân tộc nội trú</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PTDTBT</grapheme><alias>phổ thông dân tộc bán trú</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PTNK</grapheme><alias>phổ thông năng khiếu</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DTNT</grapheme><alias>dân tộc nội trú</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TH</grapheme>
    <alias b:before="trường|học sinh|cấp|giáo viên|bậc|ở|GV|HS|các|khối|MN">tiểu học</alias>
    <alias b:after="THCS|và THCS|số">tiểu học</alias>
    <alias b:after="true milk|group">tê hát</alias>
    <example>trường TH số 2</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>MN</grapheme>
    <alias b:before="trường|bậc|giáo viên|lớp|cấp|trẻ">mầm non</alias>
    <alias b:before="DTTS và|thiểu số và|dân tộc và|trung du và">miền núi</alias>
    <example>trường MN Hoa Sen</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>THPTQG</grapheme><alias>trung học phổ thông quốc gia</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TNTHPT</grapheme><alias>tốt nghiệp trung học phổ thông</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HSG</grapheme>
    <alias b:after="lãi|lỗ|báo lãi|niêm yết|doanh thu|đạt sản lượng|tăng|giảm|đóng cửa">hát ét giê</alias>
    <alias b:before="cổ phiếu|mã|mã chứng khoán|ngành thép|HPG|NKG">hát ét giê</alias>
    <alias b:after="HPG|NKG">hát ét giê</alias>
    <alias>học sinh giỏi</alias>
    <example>cổ phiếu HSG</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>HSGQG</grapheme><alias>học sinh giỏi quốc gia</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HSSV</grapheme><alias>học sinh sinh viên</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HS-SV</grapheme><alias>học sinh sinh viên</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HS</grapheme>
    <alias b:before="mã">hát ét</alias>
    <alias b:before="nộp|tiếp nhận|giải quyết|thành phần|rút|hoàn thiện">hồ sơ</alias>
    <alias b:after="dự thầu|mời thầu|đề nghị|hợp lệ|bệnh án|xét tuyển|vụ án">hồ sơ</alias>
    <alias b:before="các em|em|phụ huynh|giáo viên|trường|lớp|cho|nữ|nam|GV|thầy cô|dạy|dạy thêm|nhiều|các|học|nhóm|giúp|tạo điều kiện|[number]|mỗi|một|đội tuyển|những|toàn thể|và|số lượng">học sinh</alias>
    <alias b:after="lớp|giỏi|tiểu học|trường|nghèo|khối|phổ thông|giành|đạt|thi|GV|phải|học|được|THPT|THCS|TH|đến trường|cuối cấp|việt nam|tham gia|là|nghỉ|SV|chính khóa|nội trú|bán trú|cá biệt|yếu">học sinh</alias>
    <example>các em HS lớp 12</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>SV</grapheme>
    <alias b:before="các bạn|giảng viên|học sinh|tân|cho|nữ|nam|tuyển|hỗ trợ|HS|nhiều|các|một|mỗi|và|[number]|những|là|của|bạn|em|cựu">sinh viên</alias>
    <alias b:after="năm|trường|khoa|ngành|đại học|được|phải|ra trường|vay|nghèo|tốt nghiệp|ĐH|nội trú|quốc tế|lớp|khóa|K|CĐ|[name]|[number]">sinh viên</alias>
    <example>tân SV năm học mới</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>GV</grapheme>
    <alias b:before="học sinh|đội ngũ|các|cán bộ|tuyển|nữ|nhiều|mỗi|cho|thừa|thiếu|HS|[number]|và|biên chế|lương|những|một|là|nam">giáo viên</alias>
    <alias b:after="chủ nhiệm|trường|dạy|mầm non|tiểu học|bộ môn|HS|không|phải|được|THPT|THCS|nghỉ|và|hợp đồng|là|tiếng anh|toán|ngữ văn|tin học|thể dục|giỏi|[name]">giáo viên</alias>
    <example>đội ngũ GV tiểu học</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>GVCN</grapheme><alias>giáo viên chủ nhiệm</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GVBM</grapheme><alias>giáo viên bộ môn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GVMN</grapheme><alias>giáo viên mầm non</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CBGV</grapheme><alias>cán bộ giáo viên</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CBQL</grapheme><alias>cán bộ quản lý</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CBQLGD</grapheme><alias>cán bộ quản lý giáo dục</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CMHS</grapheme><alias>cha mẹ học sinh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PHHS</grapheme><alias>phụ huynh học sinh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NCS</grapheme><alias>nghiên cứu sinh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NCKH</grapheme><alias>nghiên cứu khoa học</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KHKT</grapheme><alias>khoa học kỹ thuật</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KHCB</grapheme><alias>khoa học cơ bản</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KHTN</grapheme><alias>khoa học tự nhiên</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KHXH</grapheme><alias>khoa học xã hội</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GDCN</grapheme><alias>giáo dục chuyên nghiệp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CTGDPT</grapheme><alias>chương trình giáo dục phổ thông</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SGK</grapheme><alias>sách giáo khoa</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SGV</grapheme><alias>sách giáo viên</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NXB</grapheme><alias>nhà xuất bản</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NXBGD</grapheme><alias>nhà xuất bản giáo dục</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NXBGDVN</grapheme><alias>nhà xuất bản giáo dục Việt Nam</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐGNL</grapheme><alias>đánh giá năng lực</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐGTD</grapheme><alias>đánh giá tư duy</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TSA</grapheme><alias>tê ét a</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HSA</grapheme><alias>hát ét a</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KTX</grapheme><alias>ký túc xá</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CLC</grapheme><alias>chất lượng cao</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSGD</grapheme><alias>cơ sở giáo dục</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KĐCL</grapheme><alias>kiểm định chất lượng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>XHHGD</grapheme><alias>xã hội hóa giáo dục</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCGD</grapheme><alias>phổ cập giáo dục</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>XMC</grapheme><alias>xóa mù chữ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HĐGD</grapheme><alias>hoạt động giáo dục</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TBDH</grapheme><alias>thiết bị dạy học</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CNTT-TT</grapheme><alias>công nghệ thông tin truyền thông</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VHNT</grapheme><alias>văn hóa nghệ thuật</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TDTT</grapheme><alias>thể dục thể thao</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NVSP</grapheme><alias>nghiệp vụ sư phạm</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TOEIC</grapheme><alias>tô ích</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TOEFL</grapheme><alias>tô phồ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>IELTS</grapheme><alias>ai eo</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>STEM</grapheme><alias>xờ tem</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PISA</grapheme><alias>pi da</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>MBA</grapheme><alias>em bi ây</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TNĐH</grapheme><alias>tốt nghiệp đại học</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SPKT</grapheme><alias>sư phạm kỹ thuật</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐHSPKT</grapheme><alias>đại học sư phạm kỹ thuật</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐHYD</grapheme><alias>đại học y dược</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐHXD</grapheme><alias>đại học xây dựng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐHCT</grapheme><alias>đại học Cần Thơ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SVTN</grapheme><alias>sinh viên tình nguyện</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HSV</grapheme><alias>hội sinh viên</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DTHT</grapheme><alias>dạy thêm học thêm</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HĐCDGS</grapheme><alias>hội đồng chức danh giáo sư</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GVTH</grapheme><alias>giáo viên tiểu học</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTGDTX</grapheme><alias>trung tâm giáo dục thường xuyên</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTDN</grapheme><alias>trung tâm dạy nghề</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>RMIT</grapheme><alias>rờ mít</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NV</grapheme>
    <alias b:before="nữ|cán bộ|đội ngũ|tuyển|nam|anh">nhân viên</alias>
    <alias b:before="xét|đăng ký|điểm chuẩn|trúng tuyển|thí sinh|tối đa|đổi|thứ tự|đỗ|đậu">nguyện vọng</alias>
    <alias b:after="[number]|được xét|xét tuyển|trúng tuyển">nguyện vọng</alias>
    <example>thí sinh đăng ký NV</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>KTPM</grapheme><alias>kỹ thuật phần mềm</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VLVH</grapheme><alias>vừa làm vừa học</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GDTrH</grapheme><alias>giáo dục trung học</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KTĐBCL</grapheme><alias>kiểm tra đảm bảo chất lượng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KĐCLGD</grapheme><alias>kiểm định chất lượng giáo dục</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BDTX</grapheme><alias>bồi dưỡng thường xuyên</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GDĐB</grapheme><alias>giáo dục đặc biệt</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HSPT</grapheme><alias>học sinh phổ thông</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PH</grapheme>
    <alias b:before="xin lỗi|nhiều|các|một|với|HS và|cho|học sinh và|giáo viên và|họp|hội|một số|đại diện|của">phụ huynh</alias>
    <alias b:after="HS|học sinh|lo lắng|phản ánh|bức xúc|cho biết|và HS|đóng góp">phụ huynh</alias>
    <alias b:before="độ|nồng độ|chỉ số">pê hát</alias>
    <example>các PH phản ánh</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>KHGD</grapheme><alias>khoa học giáo dục</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GVDG</grapheme><alias>giáo viên dạy giỏi</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GVG</grapheme><alias>giáo viên giỏi</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CTĐT</grapheme><alias>chương trình đào tạo</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐTB</grapheme><alias>điểm trung bình</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TNST</grapheme><alias>trải nghiệm sáng tạo</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PPDH</grapheme><alias>phương pháp dạy học</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QLGD</grapheme><alias>quản lý giáo dục</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CQ</grapheme>
    <alias b:before="hệ|đại học|ĐH">chính quy</alias>
    <alias b:after="điều tra|công an|chức năng|quản lý|nhà nước">cơ quan</alias>
    <alias b:before="các|của">cơ quan</alias>
    <example>sinh viên hệ CQ</example>
  </lexeme>
  <lexeme role="b:agency"><grapheme>GD - ĐT</grapheme><alias>giáo dục và đào tạo</alias></lexeme>
  <lexeme role="b:agency"><grapheme>GD &amp; ĐT</grapheme><alias>giáo dục và đào tạo</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TN</grapheme>
    <alias b:after="THPT|THCS|trung học|đại học|ĐH|lớp 12">tốt nghiệp</alias>
    <alias b:before="thi|kỳ thi|xét|bằng|đề thi|công nhận">tốt nghiệp</alias>
    <alias b:before="các bạn|đội viên|nam|lực lượng|đoàn">thanh niên</alias>
    <example>kỳ thi TN THPT 2026</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐKDT</grapheme><alias>đăng ký dự thi</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐKXT</grapheme><alias>đăng ký xét tuyển</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TSĐH</grapheme><alias>tuyển sinh đại học</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CĐR</grapheme><alias>chuẩn đầu ra</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KHMT</grapheme><alias>khoa học máy tính</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTNT</grapheme><alias>trí tuệ nhân tạo</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HSVVN</grapheme><alias>hội sinh viên Việt Nam</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>MG</grapheme>
    <alias b:before="trường|lớp|bậc">mẫu giáo</alias>
    <alias b:after="[number]">em mờ giê</alias>
    <example>trường MG Hoa Mai</example>
  </lexeme>
  <lexeme role="b:organisation"><grapheme>Duke</grapheme><alias>điu</alias></lexeme>
  <lexeme role="b:organisation"><grapheme>Yale</grapheme><alias>giêu</alias></lexeme>
  <lexeme role="b:organisation"><grapheme>Princeton</grapheme><alias>pờ rin xơ tơn</alias></lexeme>
  <lexeme role="b:organisation"><grapheme>Cornell</grapheme><alias>co neo</alias></lexeme>
  <lexeme role="b:organisation"><grapheme>MIT</grapheme><alias>em ai ti</alias></lexeme>
  <lexeme role="b:organisation"><grapheme>Caltech</grapheme><alias>can tếch</alias></lexeme>
  <lexeme role="b:organisation"><grapheme>Berkeley</grapheme><alias>bơ cờ li</alias></lexeme>
  <lexeme role="b:organisation"><grapheme>Johns Hopkins</grapheme><alias>giôn hốp kin</alias></lexeme>
  <lexeme role="b:organisation"><grapheme>Tsinghua</grapheme><alias>thanh hoa</alias></lexeme>
  <lexeme role="b:organisation"><grapheme>Sorbonne</grapheme><alias>xoóc bon</alias></lexeme>
  <lexeme role="b:organisation"><grapheme>Purdue</grapheme><alias>pơ điu</alias></lexeme>
  <lexeme role="b:organisation"><grapheme>Monash</grapheme><alias>mô nát</alias></lexeme>
  <lexeme role="b:organisation"><grapheme>Georgetown</grapheme><alias>gioóc thao</alias></lexeme>
  <lexeme role="b:organisation"><grapheme>Dartmouth</grapheme><alias>đát mớt</alias></lexeme>
  <lexeme role="b:organisation"><grapheme>Vanderbilt</grapheme><alias>van đơ biu</alias></lexeme>
  <lexeme role="b:organisation"><grapheme>Northwestern</grapheme><alias>noóc oét tơn</alias></lexeme>
  <lexeme role="b:organisation"><grapheme>Fulbright</grapheme><alias>phun bờ rai</alias></lexeme>
  <lexeme role="b:organisation"><grapheme>Imperial College</grapheme><alias>im pi ri ồ co lịt</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HK1</grapheme><alias>học kỳ một</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HK2</grapheme><alias>học kỳ hai</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HKI</grapheme><alias>học kỳ một</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HKII</grapheme><alias>học kỳ hai</alias></lexeme>
</lexicon>
