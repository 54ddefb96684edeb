<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- Science, environment, information technology. Source: written by the project. -->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xmlns:b="urn:baonoi:lexicon"
         alphabet="x-espeak" xml:lang="vi">
  <lexeme role="b:science"><grapheme>KHCN</grapheme><alias>khoa học công nghệ</alias></lexeme>
  <lexeme role="b:science"><grapheme>KH&amp;CN</grapheme><alias>khoa học và công nghệ</alias></lexeme>
  <lexeme role="b:science"><grapheme>KH-CN</grapheme><alias>khoa học và công nghệ</alias></lexeme>
  <lexeme role="b:science"><grapheme>KHCN&amp;ĐMST</grapheme><alias>khoa học công nghệ và đổi mới sáng tạo</alias></lexeme>
  <lexeme role="b:science"><grapheme>ĐMST</grapheme><alias>đổi mới sáng tạo</alias></lexeme>
  <lexeme role="b:science"><grapheme>KNĐMST</grapheme><alias>khởi nghiệp đổi mới sáng tạo</alias></lexeme>
  <lexeme role="b:science"><grapheme>CNSH</grapheme><alias>công nghệ sinh học</alias></lexeme>
  <lexeme role="b:science"><grapheme>CNC</grapheme>
    <alias b:before="công nghiệp|nông nghiệp|khu">công nghệ cao</alias>
    <alias b:before="máy">xê nờ xê</alias>
    <example>nông nghiệp CNC</example>
  </lexeme>
  <lexeme role="b:science"><grapheme>NNCNC</grapheme><alias>nông nghiệp công nghệ cao</alias></lexeme>
  <lexeme role="b:science"><grapheme>NNƯDCNC</grapheme><alias>nông nghiệp ứng dụng công nghệ cao</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SHTT</grapheme><alias>sở hữu trí tuệ</alias></lexeme>
  <lexeme role="b:science"><grapheme>TCĐLCL</grapheme><alias>tiêu chuẩn đo lường chất lượng</alias></lexeme>
  <lexeme role="b:science"><grapheme>TC-ĐL-CL</grapheme><alias>tiêu chuẩn đo lường chất lượng</alias></lexeme>
  <lexeme role="b:science"><grapheme>ATBX</grapheme><alias>an toàn bức xạ</alias></lexeme>
  <lexeme role="b:science"><grapheme>ATBXHN</grapheme><alias>an toàn bức xạ hạt nhân</alias></lexeme>
  <lexeme role="b:science"><grapheme>NLNT</grapheme><alias>năng lượng nguyên tử</alias></lexeme>
  <lexeme role="b:science"><grapheme>NLTT</grapheme><alias>năng lượng tái tạo</alias></lexeme>
  <lexeme role="b:science"><grapheme>NLMT</grapheme><alias>năng lượng mặt trời</alias></lexeme>
  <lexeme role="b:science"><grapheme>ĐMT</grapheme><alias>điện mặt trời</alias></lexeme>
  <lexeme role="b:science"><grapheme>ĐMTMN</grapheme><alias>điện mặt trời mái nhà</alias></lexeme>
  <lexeme role="b:science"><grapheme>NLSH</grapheme><alias>nhiên liệu sinh học</alias></lexeme>
  <lexeme role="b:science"><grapheme>ĐDSH</grapheme><alias>đa dạng sinh học</alias></lexeme>
  <lexeme role="b:science"><grapheme>BTTN</grapheme><alias>bảo tồn thiên nhiên</alias></lexeme>
  <lexeme role="b:science"><grapheme>KBTTN</grapheme><alias>khu bảo tồn thiên nhiên</alias></lexeme>
  <lexeme role="b:science"><grapheme>VQG</grapheme><alias>vườn quốc gia</alias></lexeme>
  <lexeme role="b:science"><grapheme>KDTSQ</grapheme><alias>khu dự trữ sinh quyển</alias></lexeme>
  <lexeme role="b:science"><grapheme>ĐTM</grapheme>
    <alias b:before="báo cáo|phê duyệt|đánh giá">đánh giá tác động môi trường</alias>
    <alias b:before="vùng">Đồng Tháp Mười</alias>
    <example>phê duyệt báo cáo ĐTM</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>CTR</grapheme><alias>chất thải rắn</alias></lexeme>
  <lexeme role="b:science"><grapheme>CTRSH</grapheme><alias>chất thải rắn sinh hoạt</alias></lexeme>
  <lexeme role="b:science"><grapheme>CTNH</grapheme><alias>chất thải nguy hại</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>XLNT</grapheme><alias>xử lý nước thải</alias></lexeme>
  <lexeme role="b:science"><grapheme>TNN</grapheme>
    <alias b:before="luật|quản lý">tài nguyên nước</alias>
    <example>Luật TNN</example>
  </lexeme>
  <lexeme role="b:science"><grapheme>KTTH</grapheme><alias>kinh tế tuần hoàn</alias></lexeme>
  <lexeme role="b:science"><grapheme>KNK</grapheme>
    <alias b:before="phát thải|giảm|kiểm kê">khí nhà kính</alias>
    <example>giảm phát thải KNK</example>
  </lexeme>
  <lexeme role="b:science"><grapheme>CO2</grapheme><alias>xê o hai</alias></lexeme>
  <lexeme role="b:science"><grapheme>CO</grapheme>
    <alias b:before="khí|ngộ độc|nồng độ">xê o</alias>
    <example>ngộ độc khí CO</example>
  </lexeme>
  <lexeme role="b:science"><grapheme>CH4</grapheme><alias>xê hát bốn</alias></lexeme>
  <lexeme role="b:science"><grapheme>N2O</grapheme><alias>en nờ hai o</alias></lexeme>
  <lexeme role="b:science"><grapheme>NO2</grapheme><alias>en nờ o hai</alias></lexeme>
  <lexeme role="b:science"><grapheme>NOx</grapheme><alias>en nờ o ích</alias></lexeme>
  <lexeme role="b:science"><grapheme>SO2</grapheme><alias>ét o hai</alias></lexeme>
  <lexeme role="b:science"><grapheme>H2O</grapheme><alias>hát hai o</alias></lexeme>
  <lexeme role="b:science"><grapheme>H2S</grapheme><alias>hát hai ét</alias></lexeme>
  <lexeme role="b:science"><grapheme>H2SO4</grapheme><alias>hát hai ét o bốn</alias></lexeme>
  <lexeme role="b:science"><grapheme>NaCl</grapheme><alias>na tri cờ lo rua</alias></lexeme>
  <lexeme role="b:science"><grapheme>NaOH</grapheme><alias>na tri hi đờ rô xít</alias></lexeme>
  <lexeme role="b:science"><grapheme>O2</grapheme><alias>o hai</alias></lexeme>
  <lexeme role="b:science"><grapheme>O3</grapheme><alias>o ba</alias></lexeme>
  <lexeme role="b:science"><grapheme>NH3</grapheme><alias>en nờ hát ba</alias></lexeme>
  <lexeme role="b:science"><grapheme>pH</grapheme><alias>pê hát</alias></lexeme>
  <lexeme role="b:science"><grapheme>BOD</grapheme><alias>bê o đê</alias></lexeme>
  <lexeme role="b:science"><grapheme>COD</grapheme><alias>xê o đê</alias></lexeme>
  <lexeme role="b:science"><grapheme>TSS</grapheme><alias>tê ét ét</alias></lexeme>
  <lexeme role="b:science"><grapheme>AQI</grapheme><alias>a quy i</alias></lexeme>
  <lexeme role="b:science"><grapheme>VN_AQI</grapheme><alias>vê nờ a quy i</alias></lexeme>
  <lexeme role="b:science"><grapheme>PM10</grapheme><alias>pê em mờ mười</alias></lexeme>
  <lexeme role="b:science"><grapheme>UV</grapheme>
    <alias b:after="ban thường vụ|bộ chính trị|trung ương|BTV|BCH|ban chấp hành|TW|UBTVQH">ủy viên</alias>
    <alias>u vê</alias>
    <example>UV Ban Thường vụ Tỉnh ủy</example>
  </lexeme>
  <lexeme role="b:science"><grapheme>LED</grapheme><alias>lét</alias></lexeme>
  <lexeme role="b:science"><grapheme>LNG</grapheme><alias>e lờ en nờ giê</alias></lexeme>
  <lexeme role="b:science"><grapheme>LPG</grapheme><alias>e lờ pê giê</alias></lexeme>
  <lexeme role="b:science"><grapheme>CNG</grapheme><alias>xê en nờ giê</alias></lexeme>
  <lexeme role="b:science"><grapheme>net zero</grapheme><alias>nét dê rô</alias></lexeme>
  <lexeme role="b:science"><grapheme>COP</grapheme><alias>cóp</alias></lexeme>
  <lexeme role="b:science"><grapheme>COP26</grapheme><alias>cóp hai mươi sáu</alias></lexeme>
  <lexeme role="b:science"><grapheme>COP28</grapheme><alias>cóp hai mươi tám</alias></lexeme>
  <lexeme role="b:science"><grapheme>COP29</grapheme><alias>cóp hai mươi chín</alias></lexeme>
  <lexeme role="b:science"><grapheme>COP30</grapheme><alias>cóp ba mươi</alias></lexeme>
  <lexeme role="b:science"><grapheme>ESG</grapheme><alias>e ét giê</alias></lexeme>
  <lexeme role="b:science"><grapheme>REDD+</grapheme><alias>rét cộng</alias></lexeme>
  <lexeme role="b:science"><grapheme>carbon</grapheme><alias>các bon</alias></lexeme>
  <lexeme role="b:science"><grapheme>cacbon</grapheme><alias>các bon</alias></lexeme>
  <lexeme role="b:science"><grapheme>oxy</grapheme><alias>ô xi</alias></lexeme>
  <lexeme role="b:science"><grapheme>ôxy</grapheme><alias>ô xi</alias></lexeme>
  <lexeme role="b:science"><grapheme>oxi</grapheme><alias>ô xi</alias></lexeme>
  <lexeme role="b:science"><grapheme>hydro</grapheme><alias>hi đờ rô</alias></lexeme>
  <lexeme role="b:science"><grapheme>hydrogen</grapheme><alias>hi đờ rô gien</alias></lexeme>
  <lexeme role="b:science"><grapheme>nitơ</grapheme><alias>ni tơ</alias></lexeme>
  <lexeme role="b:science"><grapheme>nitrat</grapheme><alias>ni tờ rát</alias></lexeme>
  <lexeme role="b:science"><grapheme>amoniac</grapheme><alias>a mô ni ắc</alias></lexeme>
  <lexeme role="b:science"><grapheme>clo</grapheme><alias>cờ lo</alias></lexeme>
  <lexeme role="b:science"><grapheme>clorua</grapheme><alias>cờ lo rua</alias></lexeme>
  <lexeme role="b:science"><grapheme>axit</grapheme><alias>a xít</alias></lexeme>
  <lexeme role="b:science"><grapheme>acid</grapheme><alias>a xít</alias></lexeme>
  <lexeme role="b:science"><grapheme>ozone</grapheme><alias>ô dôn</alias></lexeme>
  <lexeme role="b:science"><grapheme>ôzôn</grapheme><alias>ô dôn</alias></lexeme>
  <lexeme role="b:science"><grapheme>methane</grapheme><alias>mê tan</alias></lexeme>
  <lexeme role="b:science"><grapheme>lithium</grapheme><alias>li ti um</alias></lexeme>
  <lexeme role="b:science"><grapheme>uranium</grapheme><alias>u ra ni um</alias></lexeme>
  <lexeme role="b:science"><grapheme>plutonium</grapheme><alias>pờ lu tô ni um</alias></lexeme>
  <lexeme role="b:science"><grapheme>silic</grapheme><alias>xi lích</alias></lexeme>
  <lexeme role="b:science"><grapheme>asen</grapheme><alias>a sen</alias></lexeme>
  <lexeme role="b:science"><grapheme>cadimi</grapheme><alias>ca đi mi</alias></lexeme>
  <lexeme role="b:science"><grapheme>photpho</grapheme><alias>phốt pho</alias></lexeme>
  <lexeme role="b:science"><grapheme>kali</grapheme><alias>ca li</alias></lexeme>
  <lexeme role="b:science"><grapheme>natri</grapheme><alias>na tri</alias></lexeme>
  <lexeme role="b:science"><grapheme>canxi</grapheme><alias>can xi</alias></lexeme>
  <lexeme role="b:science"><grapheme>magiê</grapheme><alias>ma giê</alias></lexeme>
  <lexeme role="b:science"><grapheme>nano</grapheme><alias>na nô</alias></lexeme>
  <lexeme role="b:science"><grapheme>laser</grapheme><alias>la de</alias></lexeme>
  <lexeme role="b:science"><grapheme>robot</grapheme><alias>rô bốt</alias></lexeme>
  <lexeme role="b:science"><grapheme>rô-bốt</grapheme><alias>rô bốt</alias></lexeme>
  <lexeme role="b:science"><grapheme>El Nino</grapheme><alias>en ni nô</alias></lexeme>
  <lexeme role="b:science"><grapheme>El Niño</grapheme><alias>en ni nô</alias></lexeme>
  <lexeme role="b:science"><grapheme>La Nina</grapheme><alias>la ni na</alias></lexeme>
  <lexeme role="b:science"><grapheme>La Niña</grapheme><alias>la ni na</alias></lexeme>
  <lexeme role="b:science"><grapheme>ENSO</grapheme><alias>en sô</alias></lexeme>
  <lexeme role="b:science"><grapheme>Richter</grapheme><alias>rích te</alias></lexeme>
  <lexeme role="b:science"><grapheme>NASA</grapheme><alias>na sa</alias></lexeme>
  <lexeme role="b:science"><grapheme>SpaceX</grapheme><alias>xơ pây ích</alias></lexeme>
  <lexeme role="b:science"><grapheme>ISS</grapheme><alias>i ét ét</alias></lexeme>
  <lexeme role="b:science"><grapheme>Starlink</grapheme><alias>xơ ta linh</alias></lexeme>
  <lexeme role="b:science"><grapheme>Apollo</grapheme><alias>a pô lô</alias></lexeme>
  <lexeme role="b:science"><grapheme>Vinasat</grapheme><alias>vi na sát</alias></lexeme>
  <lexeme role="b:science"><grapheme>VNREDSat-1</grapheme><alias>vê en nờ rét sát một</alias></lexeme>
  <lexeme role="b:science"><grapheme>Nobel</grapheme><alias>nô ben</alias></lexeme>
  <lexeme role="b:science"><grapheme>VinFuture</grapheme><alias>vin phiu chờ</alias></lexeme>
  <lexeme role="b:science"><grapheme>genome</grapheme><alias>gien nôm</alias></lexeme>
  <lexeme role="b:science"><grapheme>biogas</grapheme><alias>bai ô ga</alias></lexeme>
  <lexeme role="b:science"><grapheme>composite</grapheme><alias>com pô dít</alias></lexeme>
  <lexeme role="b:science"><grapheme>polymer</grapheme><alias>pô li me</alias></lexeme>
  <lexeme role="b:science"><grapheme>nilon</grapheme><alias>ni lông</alias></lexeme>
  <lexeme role="b:science"><grapheme>nylon</grapheme><alias>ni lông</alias></lexeme>
  <lexeme role="b:science"><grapheme>ni-lông</grapheme><alias>ni lông</alias></lexeme>
  <lexeme role="b:science"><grapheme>inox</grapheme><alias>i nốc</alias></lexeme>
  <lexeme role="b:science"><grapheme>silicon</grapheme><alias>si li côn</alias></lexeme>
  <lexeme role="b:science"><grapheme>graphene</grapheme><alias>gờ ra phen</alias></lexeme>
  <lexeme role="b:technology"><grapheme>CNTT</grapheme><alias>công nghệ thông tin</alias></lexeme>
  <lexeme role="b:technology"><grapheme>CNTT&amp;TT</grapheme><alias>công nghệ thông tin và truyền thông</alias></lexeme>
  <lexeme role="b:technology"><grapheme>CNTTVT</grapheme><alias>công nghệ thông tin viễn thông</alias></lexeme>
  <lexeme role="b:technology"><grapheme>ICT</grapheme><alias>ai xi ti</alias></lexeme>
  <lexeme role="b:technology"><grapheme>IT</grapheme><alias>ai ti</alias></lexeme>
  <lexeme role="b:technology"><grapheme>CĐS</grapheme><alias>chuyển đổi số</alias></lexeme>
  <lexeme role="b:technology"><grapheme>CQS</grapheme><alias>chính quyền số</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CQĐP</grapheme><alias>chính quyền địa phương</alias></lexeme>
  <lexeme role="b:technology"><grapheme>ĐTTM</grapheme><alias>đô thị thông minh</alias></lexeme>
  <lexeme role="b:technology"><grapheme>IOC</grapheme>
    <alias b:before="tâm điều hành|tâm giám sát|trung tâm|giám sát">i o xê</alias>
    <alias b:after="thành phố|tỉnh">i o xê</alias>
    <alias b:before="thành viên|chủ tịch|olympic quốc tế">i o xê</alias>
    <example>Trung tâm IOC tỉnh</example>
  </lexeme>
  <lexeme role="b:technology"><grapheme>ATTT</grapheme><alias>an toàn thông tin</alias></lexeme>
  <lexeme role="b:technology"><grapheme>ATANM</grapheme><alias>an toàn an ninh mạng</alias></lexeme>
  <lexeme role="b:technology"><grapheme>ANM</grapheme><alias>an ninh mạng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BCVT</grapheme><alias>bưu chính viễn thông</alias></lexeme>
  <lexeme role="b:technology"><grapheme>BĐVHX</grapheme><alias>bưu điện văn hóa xã</alias></lexeme>
  <lexeme role="b:technology"><grapheme>AI</grapheme>
    <alias b:before="ứng dụng|công nghệ|sử dụng|dùng|trí tuệ|kỷ nguyên|chip|mô hình|trợ lý|robot|nhờ|bằng">ây ai</alias>
    <alias>ây ai</alias>
    <example>ứng dụng AI trong y tế</example>
  </lexeme>
  <lexeme role="b:technology"><grapheme>IoT</grapheme><alias>ai o ti</alias></lexeme>
  <lexeme role="b:technology"><grapheme>VR</grapheme><alias>vê e rờ</alias></lexeme>
  <lexeme role="b:technology"><grapheme>AR</grapheme>
    <alias b:before="công nghệ|kính|thực tế ảo">a e rờ</alias>
    <example>công nghệ AR</example>
  </lexeme>
  <lexeme role="b:technology"><grapheme>5G</grapheme><alias>năm giê</alias></lexeme>
  <lexeme role="b:technology"><grapheme>4G</grapheme><alias>bốn giê</alias></lexeme>
  <lexeme role="b:technology"><grapheme>3G</grapheme><alias>ba giê</alias></lexeme>
  <lexeme role="b:technology"><grapheme>2G</grapheme><alias>hai giê</alias></lexeme>
  <lexeme role="b:technology"><grapheme>6G</grapheme><alias>sáu giê</alias></lexeme>
  <lexeme role="b:technology"><grapheme>3D</grapheme><alias>ba đê</alias></lexeme>
  <lexeme role="b:technology"><grapheme>2D</grapheme><alias>hai đê</alias></lexeme>
  <lexeme role="b:technology"><grapheme>USB</grapheme><alias>u ét bê</alias></lexeme>
  <lexeme role="b:technology"><grapheme>CPU</grapheme><alias>xê pê u</alias></lexeme>
  <lexeme role="b:technology"><grapheme>GPU</grapheme><alias>giê pê u</alias></lexeme>
  <lexeme role="b:technology"><grapheme>RAM</grapheme><alias>ram</alias></lexeme>
  <lexeme role="b:technology"><grapheme>ROM</grapheme><alias>rom</alias></lexeme>
  <lexeme role="b:technology"><grapheme>SSD</grapheme><alias>ét ét đê</alias></lexeme>
  <lexeme role="b:technology"><grapheme>PC</grapheme>
    <alias b:before="hưởng|hưởng mức|mức|các|khoản|tiền">phụ cấp</alias>
    <alias b:after="ưu đãi|thâm niên|khu vực|chức vụ|thu hút|trách nhiệm|độc hại">phụ cấp</alias>
    <alias>pê xê</alias>
    <example>được hưởng PC 70%</example>
  </lexeme>
  <lexeme role="b:technology"><grapheme>TV</grapheme><alias>ti vi</alias></lexeme>
  <lexeme role="b:technology"><grapheme>LCD</grapheme><alias>e lờ xê đê</alias></lexeme>
  <lexeme role="b:technology"><grapheme>OLED</grapheme><alias>o lét</alias></lexeme>
  <lexeme role="b:technology"><grapheme>HD</grapheme><alias>hát đê</alias></lexeme>
  <lexeme role="b:technology"><grapheme>SMS</grapheme><alias>ét em mờ ét</alias></lexeme>
  <lexeme role="b:technology"><grapheme>SIM</grapheme><alias>sim</alias></lexeme>
  <lexeme role="b:technology"><grapheme>eSIM</grapheme><alias>i sim</alias></lexeme>
  <lexeme role="b:technology"><grapheme>URL</grapheme><alias>u e rờ e lờ</alias></lexeme>
  <lexeme role="b:technology"><grapheme>HTML</grapheme><alias>hát tê em mờ e lờ</alias></lexeme>
  <lexeme role="b:technology"><grapheme>PDF</grapheme><alias>pê đê ép</alias></lexeme>
  <lexeme role="b:technology"><grapheme>API</grapheme><alias>a pê i</alias></lexeme>
  <lexeme role="b:technology"><grapheme>SQL</grapheme><alias>ét quy e lờ</alias></lexeme>
  <lexeme role="b:technology"><grapheme>IP</grapheme><alias>ai pi</alias></lexeme>
  <lexeme role="b:technology"><grapheme>VPN</grapheme><alias>vê pê nờ</alias></lexeme>
  <lexeme role="b:technology"><grapheme>DNS</grapheme><alias>đê en nờ ét</alias></lexeme>
  <lexeme role="b:technology"><grapheme>HTTP</grapheme><alias>hát tê tê pê</alias></lexeme>
  <lexeme role="b:technology"><grapheme>HTTPS</grapheme><alias>hát tê tê pê ét</alias></lexeme>
  <lexeme role="b:technology"><grapheme>DDoS</grapheme><alias>đi đót</alias></lexeme>
  <lexeme role="b:technology"><grapheme>NFC</grapheme><alias>en nờ ép xê</alias></lexeme>
  <lexeme role="b:technology"><grapheme>RFID</grapheme><alias>e rờ ép ai đi</alias></lexeme>
  <lexeme role="b:technology"><grapheme>QR Code</grapheme><alias>quy e rờ cốt</alias></lexeme>
  <lexeme role="b:technology"><grapheme>QR code</grapheme><alias>quy e rờ cốt</alias></lexeme>
  <lexeme role="b:technology"><grapheme>CCTV</grapheme><alias>xi xi ti vi</alias></lexeme>
  <lexeme role="b:technology"><grapheme>ERP</grapheme><alias>i a pi</alias></lexeme>
  <lexeme role="b:technology"><grapheme>CRM</grapheme><alias>xê e rờ em mờ</alias></lexeme>
  <lexeme role="b:technology"><grapheme>SaaS</grapheme><alias>sát</alias></lexeme>
  <lexeme role="b:technology"><grapheme>UX</grapheme><alias>iu ích</alias></lexeme>
  <lexeme role="b:technology"><grapheme>UI</grapheme><alias>iu ai</alias></lexeme>
  <lexeme role="b:technology"><grapheme>ID</grapheme><alias>ai đi</alias></lexeme>
  <lexeme role="b:technology"><grapheme>app</grapheme><alias>áp</alias></lexeme>
  <lexeme role="b:technology"><grapheme>apps</grapheme><alias>áp</alias></lexeme>
  <lexeme role="b:technology"><grapheme>wifi</grapheme><alias>oai phai</alias></lexeme>
  <lexeme role="b:technology"><grapheme>wi-fi</grapheme><alias>oai phai</alias></lexeme>
  <lexeme role="b:technology"><grapheme>bluetooth</grapheme><alias>bờ lu tút</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>2K</grapheme>
    <alias b:before="màn hình|màn|video|phim|phân giải|quay|tivi|tv|camera|chuẩn|ảnh|hình ảnh|chất lượng|chiếu|ti vi|bản|oled|qled|lcd">hai ca</alias>
    <alias b:after="hz|oled|fps|uhd|hdr">hai ca</alias>
    <example>màn hình 2K</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>4K</grapheme>
    <alias b:before="màn hình|màn|video|phim|phân giải|quay|tivi|tv|camera|chuẩn|ảnh|hình ảnh|chất lượng|chiếu|ti vi|bản|oled|qled|lcd">bốn ca</alias>
    <alias b:after="hz|oled|fps|uhd|hdr">bốn ca</alias>
    <example>màn hình 4K</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>8K</grapheme>
    <alias b:before="màn hình|màn|video|phim|phân giải|quay|tivi|tv|camera|chuẩn|ảnh|hình ảnh|chất lượng|chiếu|ti vi|bản|oled|qled|lcd">tám ca</alias>
    <alias b:after="hz|oled|fps|uhd|hdr">tám ca</alias>
    <example>màn hình 8K</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>480p</grapheme><alias>bốn trăm tám mươi pê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>720p</grapheme><alias>bảy trăm hai mươi pê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>1080p</grapheme><alias>một nghìn không trăm tám mươi pê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>1440p</grapheme><alias>một nghìn bốn trăm bốn mươi pê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>2160p</grapheme><alias>hai nghìn một trăm sáu mươi pê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CaCO3</grapheme><alias>xê a xê o ba</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NaHCO3</grapheme><alias>en nờ a hát xê o ba</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SF6</grapheme><alias>ét ép sáu</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Fe2O3</grapheme><alias>ép e hai o ba</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>N2</grapheme><alias>en nờ hai</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>H2</grapheme><alias>hát hai</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TBNN</grapheme><alias>trung bình nhiều năm</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>RCP4.5</grapheme><alias>e rờ xê pê bốn phẩy năm</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Gen</grapheme><alias>gien</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Snapdragon</grapheme><alias>xờ náp đờ ra gần</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Ryzen</grapheme><alias>rai dần</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Core</grapheme><alias>co</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Ultra</grapheme><alias>ân trờ ra</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Pro</grapheme><alias>pờ rô</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Pro Max</grapheme><alias>pờ rô mắc</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Plus</grapheme><alias>pờ lút</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Air</grapheme><alias>e</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>macOS</grapheme><alias>mác ô ét</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>iPadOS</grapheme><alias>ai pát ô ét</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Full HD</grapheme><alias>phun hát đê</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Type-C</grapheme><alias>thai xê</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>rack</grapheme><alias>rách</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Falcon</grapheme><alias>phan cần</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Starship</grapheme><alias>xờ ta síp</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Voyager</grapheme><alias>voi a giơ</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>James Webb</grapheme><alias>giêm oép</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Hubble</grapheme><alias>hấp bồ</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Artemis</grapheme><alias>a tê mít</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Soyuz</grapheme><alias>xôi u</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Chandrayaan</grapheme><alias>chan đờ rây an</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Neuralink</grapheme><alias>niu ra linh</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Optimus</grapheme><alias>óp ti mút</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Claude</grapheme><alias>cờ lốt</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Grok</grapheme><alias>gờ rốc</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Llama</grapheme><alias>la ma</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Anthropic</grapheme><alias>an thờ rô pích</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Perplexity</grapheme><alias>pơ pờ lếch xi ti</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>ransomware</grapheme><alias>ran sầm que</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>malware</grapheme><alias>mao que</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>CRISPR</grapheme><alias>cờ rít pờ</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Threads</grapheme><alias>thờ rét</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Kilo</grapheme><alias>ki lô</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DJI</grapheme><alias>đê gi i</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Jensen Huang</grapheme><alias>gien xần hoang</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Satya Nadella</grapheme><alias>xa ti a na đê la</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Mark Zuckerberg</grapheme><alias>mác dắc cơ bớt</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Sundar Pichai</grapheme><alias>xun đa pi chai</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Jeff Bezos</grapheme><alias>giép bê dốt</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Vostok</grapheme><alias>vốt xờ tốc</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>Tesla</grapheme><alias>tét la</alias></lexeme>
  <lexeme role="b:foreign"><grapheme>robotaxi</grapheme><alias>rô bô tắc xi</alias></lexeme>
  <lexeme role="b:technology"><grapheme>iOS</grapheme><alias>ai ô ét</alias></lexeme>
  <lexeme role="b:technology"><grapheme>watchOS</grapheme><alias>oát ô ét</alias></lexeme>
  <lexeme role="b:technology"><grapheme>tvOS</grapheme><alias>ti vi ô ét</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐĐN</grapheme><alias>đông đông nam</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐĐB</grapheme><alias>đông đông bắc</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTB</grapheme>
    <alias b:before="phía|hướng|theo hướng">tây tây bắc</alias>
    <example>di chuyển theo hướng TTB</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>KKL</grapheme><alias>không khí lạnh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CDĐL</grapheme><alias>chỉ dẫn địa lý</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NHTT</grapheme><alias>nhãn hiệu tập thể</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NHCN</grapheme><alias>nhãn hiệu chứng nhận</alias></lexeme>
</lexicon>
