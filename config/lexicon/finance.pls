<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- Money, banks, business, trade, stock market, tax, energy prices. Source: written by the project. -->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xmlns:b="urn:baonoi:lexicon"
         alphabet="x-espeak" xml:lang="vi">
  <lexeme role="b:abbreviation"><grapheme>TNHH</grapheme><alias>trách nhiệm hữu hạn</alias></lexeme>
  <lexeme role="b:company"><grapheme>TNHH MTV</grapheme><alias>trách nhiệm hữu hạn một thành viên</alias></lexeme>
  <lexeme role="b:company"><grapheme>MTV</grapheme>
    <alias b:before="nhiệm hữu hạn|TNHH|công ty">một thành viên</alias>
    <alias b:before="kênh|giải">em ti vi</alias>
    <example>Công ty TNHH MTV Cấp nước</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>CTCP</grapheme><alias>công ty cổ phần</alias></lexeme>
  <lexeme role="b:company"><grapheme>CTTNHH</grapheme><alias>công ty trách nhiệm hữu hạn</alias></lexeme>
  <lexeme role="b:company"><grapheme>Cty</grapheme><alias>công ty</alias></lexeme>
  <lexeme role="b:company"><grapheme>CTy</grapheme><alias>công ty</alias></lexeme>
  <lexeme role="b:company"><grapheme>CTY</grapheme><alias>công ty</alias></lexeme>
  <lexeme role="b:company"><grapheme>CPĐT</grapheme>
    <alias b:before="công ty">cổ phần đầu tư</alias>
    <alias b:before="xây dựng|phát triển">chính phủ điện tử</alias>
    <example>Công ty CPĐT Sông Lam</example>
  </lexeme>
  <lexeme role="b:company"><grapheme>CPXD</grapheme><alias>cổ phần xây dựng</alias></lexeme>
  <lexeme role="b:company"><grapheme>CPTM</grapheme><alias>cổ phần thương mại</alias></lexeme>
  <lexeme role="b:company"><grapheme>CPPT</grapheme><alias>cổ phần phát triển</alias></lexeme>
  <lexeme role="b:company"><grapheme>CPH</grapheme><alias>cổ phần hóa</alias></lexeme>
  <lexeme role="b:company"><grapheme>TMCP</grapheme><alias>thương mại cổ phần</alias></lexeme>
  <lexeme role="b:company"><grapheme>TM-DV</grapheme><alias>thương mại dịch vụ</alias></lexeme>
  <lexeme role="b:company"><grapheme>TMDV</grapheme><alias>thương mại dịch vụ</alias></lexeme>
  <lexeme role="b:company"><grapheme>TM&amp;DV</grapheme><alias>thương mại và dịch vụ</alias></lexeme>
  <lexeme role="b:company"><grapheme>SXTM</grapheme><alias>sản xuất thương mại</alias></lexeme>
  <lexeme role="b:company"><grapheme>SX-TM</grapheme><alias>sản xuất thương mại</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SXKD</grapheme><alias>sản xuất kinh doanh</alias></lexeme>
  <lexeme role="b:company"><grapheme>SX-KD</grapheme><alias>sản xuất kinh doanh</alias></lexeme>
  <lexeme role="b:company"><grapheme>XNK</grapheme><alias>xuất nhập khẩu</alias></lexeme>
  <lexeme role="b:company"><grapheme>XK</grapheme>
    <alias b:before="kim ngạch|hàng|giá trị">xuất khẩu</alias>
    <alias b:after="gạo|cà phê|hàng|thủy sản|sang|tôm|cá|gỗ|rau quả|dệt may|điện tử|thép|đạt|sầu riêng|hạt|tiêu|lao động">xuất khẩu</alias>
    <example>kim ngạch XK</example>
  </lexeme>
  <lexeme role="b:company"><grapheme>NK</grapheme>
    <alias b:before="kim ngạch|hàng|thuế|giá trị">nhập khẩu</alias>
    <alias b:after="thép|xăng|hàng|từ|khoảng|ô tô|nguyên liệu|phân bón|máy móc|than|gạo|đạt">nhập khẩu</alias>
    <example>thuế NK</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>KNXK</grapheme><alias>kim ngạch xuất khẩu</alias></lexeme>
  <lexeme role="b:company"><grapheme>KNXNK</grapheme><alias>kim ngạch xuất nhập khẩu</alias></lexeme>
  <lexeme role="b:company"><grapheme>DN</grapheme><alias>doanh nghiệp</alias></lexeme>
  <lexeme role="b:company"><grapheme>DNNN</grapheme><alias>doanh nghiệp nhà nước</alias></lexeme>
  <lexeme role="b:company"><grapheme>DNTN</grapheme><alias>doanh nghiệp tư nhân</alias></lexeme>
  <lexeme role="b:company"><grapheme>DNNVV</grapheme><alias>doanh nghiệp nhỏ và vừa</alias></lexeme>
  <lexeme role="b:company"><grapheme>DNVVN</grapheme><alias>doanh nghiệp vừa và nhỏ</alias></lexeme>
  <lexeme role="b:company"><grapheme>DNXH</grapheme><alias>doanh nghiệp xã hội</alias></lexeme>
  <lexeme role="b:company"><grapheme>DNXK</grapheme><alias>doanh nghiệp xuất khẩu</alias></lexeme>
  <lexeme role="b:company"><grapheme>DNCNHT</grapheme><alias>doanh nghiệp công nghiệp hỗ trợ</alias></lexeme>
  <lexeme role="b:company"><grapheme>CNHT</grapheme><alias>công nghiệp hỗ trợ</alias></lexeme>
  <lexeme role="b:company"><grapheme>CN-TTCN</grapheme><alias>công nghiệp tiểu thủ công nghiệp</alias></lexeme>
  <lexeme role="b:company"><grapheme>TTCN</grapheme><alias>tiểu thủ công nghiệp</alias></lexeme>
  <lexeme role="b:company"><grapheme>CNCBCT</grapheme><alias>công nghiệp chế biến chế tạo</alias></lexeme>
  <lexeme role="b:company"><grapheme>HĐQT</grapheme><alias>hội đồng quản trị</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HĐTV</grapheme><alias>hội đồng thành viên</alias></lexeme>
  <lexeme role="b:company"><grapheme>ĐHĐCĐ</grapheme><alias>đại hội đồng cổ đông</alias></lexeme>
  <lexeme role="b:company"><grapheme>ĐHCĐ</grapheme><alias>đại hội cổ đông</alias></lexeme>
  <lexeme role="b:company"><grapheme>BKS</grapheme>
    <alias b:after="[number]">biển kiểm soát</alias>
    <alias b:before="xe|ô tô|mang|xe máy|xe tải|xe khách|gắn|xe con|đầu kéo|container">biển kiểm soát</alias>
    <alias b:before="trưởng|thành viên|bầu|HĐQT|và|các|nhiệm kỳ">ban kiểm soát</alias>
    <alias b:after="HĐQT|TGĐ|công ty|gồm|ngân hàng|nhiệm kỳ|tổng giám đốc">ban kiểm soát</alias>
    <example>xe tải mang BKS 75C-001.23</example>
  </lexeme>
  <lexeme role="b:company"><grapheme>BĐH</grapheme><alias>ban điều hành</alias></lexeme>
  <lexeme role="b:company"><grapheme>BGĐ</grapheme><alias>ban giám đốc</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NSNN</grapheme><alias>ngân sách nhà nước</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NSTW</grapheme><alias>ngân sách trung ương</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NSTƯ</grapheme><alias>ngân sách trung ương</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NSĐP</grapheme><alias>ngân sách địa phương</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TCTD</grapheme><alias>tổ chức tín dụng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TCTC</grapheme>
    <alias b:before="các|dịch vụ">tổ chức tài chính</alias>
    <example>các TCTC vi mô</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>TCNH</grapheme><alias>tài chính ngân hàng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NHTM</grapheme><alias>ngân hàng thương mại</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NHTMCP</grapheme><alias>ngân hàng thương mại cổ phần</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NHTW</grapheme><alias>ngân hàng trung ương</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NHTƯ</grapheme><alias>ngân hàng trung ương</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NHPT</grapheme><alias>ngân hàng phát triển</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NHCS</grapheme><alias>ngân hàng chính sách</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KBNN</grapheme><alias>kho bạc nhà nước</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QTDND</grapheme><alias>quỹ tín dụng nhân dân</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TSBĐ</grapheme><alias>tài sản bảo đảm</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TSCĐ</grapheme><alias>tài sản cố định</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TPCP</grapheme><alias>trái phiếu chính phủ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TPDN</grapheme><alias>trái phiếu doanh nghiệp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTCK</grapheme><alias>thị trường chứng khoán</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CTCK</grapheme><alias>công ty chứng khoán</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SGDCK</grapheme><alias>sở giao dịch chứng khoán</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>UBCK</grapheme><alias>ủy ban chứng khoán</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BCTC</grapheme><alias>báo cáo tài chính</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>LNST</grapheme><alias>lợi nhuận sau thuế</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>LNTT</grapheme><alias>lợi nhuận trước thuế</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VĐL</grapheme><alias>vốn điều lệ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GTGT</grapheme><alias>giá trị gia tăng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TNCN</grapheme><alias>thu nhập cá nhân</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TNDN</grapheme><alias>thu nhập doanh nghiệp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTĐB</grapheme><alias>tiêu thụ đặc biệt</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SDĐPNN</grapheme><alias>sử dụng đất phi nông nghiệp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>MST</grapheme><alias>mã số thuế</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HĐĐT</grapheme><alias>hóa đơn điện tử</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TMĐT</grapheme><alias>thương mại điện tử</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTKDTM</grapheme><alias>thanh toán không dùng tiền mặt</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>XTTM</grapheme><alias>xúc tiến thương mại</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>XTĐT</grapheme><alias>xúc tiến đầu tư</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>XTTMDL</grapheme><alias>xúc tiến thương mại du lịch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HNKTQT</grapheme><alias>hội nhập kinh tế quốc tế</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KTQT</grapheme><alias>kinh tế quốc tế</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KHCNĐMST</grapheme><alias>khoa học công nghệ đổi mới sáng tạo</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐTNN</grapheme><alias>đầu tư nước ngoài</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VLXD</grapheme><alias>vật liệu xây dựng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NLTS</grapheme><alias>nông lâm thủy sản</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NTTS</grapheme><alias>nuôi trồng thủy sản</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TACN</grapheme><alias>thức ăn chăn nuôi</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QLCL</grapheme><alias>quản lý chất lượng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TCVN</grapheme><alias>tê xê vê nờ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QCVN</grapheme><alias>quy chuẩn Việt Nam</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BOT</grapheme><alias>bê ô tê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BT</grapheme>
    <alias b:before="hợp đồng|dự án|hình thức|đầu tư">bê tê</alias>
    <alias b:before="đồng chí|thứ trưởng">bộ trưởng</alias>
    <example>hợp đồng BT</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>PPP</grapheme><alias>pê pê pê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BOO</grapheme><alias>bê o o</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>EPC</grapheme><alias>e pê xê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CPI</grapheme><alias>xê pê i</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PMI</grapheme><alias>pê em mờ i</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PCI</grapheme><alias>pê xê i</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PAPI</grapheme><alias>pa pi</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PAR INDEX</grapheme><alias>pa in đếch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PAR Index</grapheme><alias>pa in đếch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SIPAS</grapheme><alias>xi pát</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GDP</grapheme><alias>giê đê pê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GRDP</grapheme><alias>giê e rờ đê pê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GNI</grapheme><alias>giê en nờ i</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GNP</grapheme><alias>giê en nờ pê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>FDI</grapheme><alias>ép đê i</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ODA</grapheme><alias>o đê a</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>FTA</grapheme><alias>ép tê a</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ROE</grapheme><alias>e rờ o e</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ROA</grapheme><alias>e rờ o a</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CAR</grapheme><alias>xê a e rờ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NIM</grapheme><alias>nim</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CASA</grapheme><alias>ca sa</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>L/C</grapheme><alias>e lờ xê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>C/O</grapheme><alias>xê o</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VAT</grapheme><alias>vê a tê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ATM</grapheme><alias>a tê em mờ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>POS</grapheme><alias>pốt</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QR</grapheme><alias>quy e rờ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VietQR</grapheme><alias>việt quy e rờ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>OTP</grapheme><alias>o tê pê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KYC</grapheme><alias>ca y xê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>eKYC</grapheme><alias>i ca y xê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NAPAS</grapheme><alias>na pát</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SWIFT</grapheme><alias>xờ uýp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>USD-Index</grapheme><alias>u ét đê in đếch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VN-Index</grapheme><alias>vê nờ in đếch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VN-INDEX</grapheme><alias>vê nờ in đếch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VNIndex</grapheme><alias>vê nờ in đếch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VN30</grapheme><alias>vê nờ ba mươi</alias></lexeme>
  <lexeme role="b:company"><grapheme>VN30-Index</grapheme><alias>vê nờ ba mươi in đếch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HNX</grapheme><alias>hát en nờ ích</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HNX-Index</grapheme><alias>hát en nờ ích in đếch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>UPCoM</grapheme><alias>úp com</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>UPCoM-Index</grapheme><alias>úp com in đếch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HOSE</grapheme><alias>hô sê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HoSE</grapheme><alias>hô sê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ETF</grapheme><alias>e tê ép</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>IPO</grapheme><alias>ai pi o</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>M&amp;A</grapheme><alias>em mờ en a</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>P/E</grapheme><alias>pê trên e</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>P/B</grapheme><alias>pê trên bê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Dow Jones</grapheme><alias>đao giôn</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Nasdaq</grapheme><alias>nát xơ đắc</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>S&amp;P 500</grapheme><alias>ét en pê năm trăm</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Nikkei 225</grapheme><alias>ních cây hai trăm hai mươi lăm</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Nikkei</grapheme><alias>ních cây</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Hang Seng</grapheme><alias>hằng sinh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Kospi</grapheme><alias>cốt xi pi</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>FTSE</grapheme><alias>phút xi</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Brent</grapheme><alias>bờ ren</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>WTI</grapheme><alias>vê kép tê i</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>OPEC</grapheme><alias>ô pếch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>OPEC+</grapheme><alias>ô pếch cộng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>RON</grapheme><alias>ron</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>EVN</grapheme><alias>e vê nờ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PVN</grapheme><alias>pê vê nờ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TKV</grapheme><alias>tê ca vê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VNPT</grapheme><alias>vê nờ pê tê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>FPT</grapheme><alias>ép pê tê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BIDV</grapheme><alias>bi ai đi vi</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ACB</grapheme><alias>a xê bê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VIB</grapheme><alias>vê i bê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>MBBank</grapheme><alias>em bi banh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>MB Bank</grapheme><alias>em bi banh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VPBank</grapheme><alias>vi pi banh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TPBank</grapheme><alias>ti pi banh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HDBank</grapheme><alias>hát đê banh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SHB</grapheme><alias>ét hát bê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HSBC</grapheme><alias>hát ét bê xê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>UOB</grapheme><alias>u o bê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Vietcombank</grapheme><alias>việt com banh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VietinBank</grapheme><alias>việt tin banh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Vietinbank</grapheme><alias>việt tin banh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Techcombank</grapheme><alias>tếch com banh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Sacombank</grapheme><alias>sa com banh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Eximbank</grapheme><alias>ếch xim banh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SeABank</grapheme><alias>xi banh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>Agribank</grapheme><alias>a gờ ri banh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>LPBank</grapheme><alias>eo pi banh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>MSB</grapheme><alias>em mờ ét bê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>bitcoin</grapheme><alias>bít coi</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ethereum</grapheme><alias>ê thê ri um</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>blockchain</grapheme><alias>bờ lóc chên</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>stablecoin</grapheme><alias>xơ tây bồ coi</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>crypto</grapheme><alias>cờ ríp tô</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>token</grapheme><alias>tô ken</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>fintech</grapheme><alias>phin tếch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>startup</grapheme><alias>xơ tát ắp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>start-up</grapheme><alias>xơ tát ắp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>logistics</grapheme><alias>lô gít tích</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>logistic</grapheme><alias>lô gít tích</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>marketing</grapheme><alias>mác két tinh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>margin</grapheme><alias>ma gin</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>leasing</grapheme><alias>li xinh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>broker</grapheme><alias>bờ rốc cơ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>forex</grapheme><alias>pho rếch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>franchise</grapheme><alias>phờ ran chai</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NĐT</grapheme><alias>nhà đầu tư</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NPP</grapheme><alias>nhà phân phối</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTTM</grapheme><alias>trung tâm thương mại</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VPĐD</grapheme><alias>văn phòng đại diện</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>XSKT</grapheme><alias>xổ số kiến thiết</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KTQD</grapheme><alias>kinh tế quốc dân</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QTKD</grapheme><alias>quản trị kinh doanh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HVNCLC</grapheme><alias>hàng Việt Nam chất lượng cao</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSSX</grapheme><alias>cơ sở sản xuất</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSKD</grapheme><alias>cơ sở kinh doanh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CSKH</grapheme><alias>chăm sóc khách hàng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SXCN</grapheme><alias>sản xuất công nghiệp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>XTDL</grapheme><alias>xúc tiến du lịch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TPCN</grapheme><alias>thực phẩm chức năng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>LTTP</grapheme><alias>lương thực thực phẩm</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CBPG</grapheme><alias>chống bán phá giá</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>LN</grapheme>
    <alias b:before="doanh thu|chỉ tiêu">lợi nhuận</alias>
    <example>doanh thu và LN</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>VLĐ</grapheme><alias>vốn lưu động</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BCKQKD</grapheme><alias>báo cáo kết quả kinh doanh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HSMT</grapheme><alias>hồ sơ mời thầu</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HSDT</grapheme><alias>hồ sơ dự thầu</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KHLCNT</grapheme><alias>kế hoạch lựa chọn nhà thầu</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KQLCNT</grapheme><alias>kết quả lựa chọn nhà thầu</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐTQM</grapheme><alias>đấu thầu qua mạng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TMĐT&amp;KTS</grapheme><alias>thương mại điện tử và kinh tế số</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KTS&amp;XHS</grapheme><alias>kinh tế số và xã hội số</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TK</grapheme>
    <alias b:before="chủ|số|mở|khóa|tiền vào|vào|nạp|qua">tài khoản</alias>
    <alias b:after="ngân hàng|thanh toán|tiết kiệm|chứng khoán">tài khoản</alias>
    <alias b:before="rừng|thông|khoảnh|lô">tiểu khu</alias>
    <example>chủ TK là bà Hoa</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>STK</grapheme><alias>số tài khoản</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>YoY</grapheme><alias>so với cùng kỳ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QoQ</grapheme><alias>so với quý trước</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>MoM</grapheme>
    <alias b:before="tăng|giảm|[number]|so với|đạt|hơn">so với tháng trước</alias>
    <example>tăng 2% MoM</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>svck</grapheme><alias>so với cùng kỳ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GTGD</grapheme><alias>giá trị giao dịch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KLGD</grapheme><alias>khối lượng giao dịch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GDCK</grapheme><alias>giao dịch chứng khoán</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HĐTD</grapheme><alias>hợp đồng tín dụng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TSĐB</grapheme><alias>tài sản đảm bảo</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DNNQD</grapheme><alias>doanh nghiệp ngoài quốc doanh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DTBB</grapheme><alias>dự trữ bắt buộc</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HMTD</grapheme><alias>hạn mức tín dụng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>GCNĐKKD</grapheme><alias>giấy chứng nhận đăng ký kinh doanh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CTGT</grapheme><alias>công trình giao thông</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>CN</grapheme>
    <alias b:before="ngân hàng|Techcombank|Vietcombank|VietinBank|BIDV|Agribank|Sacombank|ACB|MB|SHB|VPBank|TPBank">chi nhánh</alias>
    <alias b:before="khu|cụm|ngành|sản xuất">công nghiệp</alias>
    <alias b:before="sáng|chiều|tối|ngày|thứ bảy|hoặc">chủ nhật</alias>
    <alias b:after="TCCT|ủy ban|UBKT|HTX|CLB|văn phòng">chủ nhiệm</alias>
    <alias b:before="các|anh chị em|nữ|đội ngũ|tuyển|lương|nhà ở|nhà trọ|[number]|đời sống">công nhân</alias>
    <alias b:after="mất việc|lao động|làm việc|thuê trọ">công nhân</alias>
    <example>Vietcombank CN Hà Nội</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>TC</grapheme>
    <alias b:before="sở|bộ|phòng|vụ|ngành">tài chính</alias>
    <alias b:before="hệ|trình độ|bằng|chỉ tiêu|CĐ|CĐ và|[number]">trung cấp</alias>
    <example>Sở TC tỉnh</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>XD</grapheme><alias>xây dựng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>SX</grapheme><alias>sản xuất</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TM</grapheme>
    <alias b:before="công ty|XD|SX|dịch vụ|DV|đầu tư|tập đoàn|TNHH|CP|cổ phần|sản xuất|ngân hàng|TT|MTV|trung tâm">thương mại</alias>
    <alias b:after="dịch vụ|DV|SX|sản xuất|XD|xây dựng|điện tử|cổ phần|XNK">thương mại</alias>
    <example>Công ty TNHH TM Sông Lam</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>DV</grapheme>
    <alias b:before="công ty|TM|thương mại|SX|ngành|sản xuất|CP|HTX|TNHH">dịch vụ</alias>
    <alias b:after="du lịch|TM|thương mại|vận tải|ăn uống">dịch vụ</alias>
    <example>Công ty TM và DV Sông Lam</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>NH</grapheme>
    <alias b:before="các|liên|tại|của|ở|qua|từ|nhiều|khối|nhóm|ngành|vay|hệ thống|một số|cổ phiếu|gửi|thẻ">ngân hàng</alias>
    <alias b:after="nhà nước|TMCP|thương mại|vietinbank|vietcombank|BIDV|agribank|techcombank|sacombank|ACB|MB|trung ương|thế giới|lớn|cho vay|đã">ngân hàng</alias>
    <example>các NH lớn</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>sp</grapheme>
    <alias b:before="ngành|ĐH|trường|khối|đại học|CĐ">sư phạm</alias>
    <alias b:after="toán|kỹ thuật|mầm non|tiểu học|ngữ văn|tiếng anh">sư phạm</alias>
    <alias b:before="[number]|nhiều|các|loại|một số|chất lượng|mua|dòng">sản phẩm</alias>
    <alias b:after="giả|OCOP|nông nghiệp|chủ lực|mới|này">sản phẩm</alias>
    <example>bán 9.000 sp mỗi tháng</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>XL</grapheme>
    <alias b:before="gói thầu|công ty|size">ích e lờ</alias>
    <alias b:after="[number]">ích e lờ</alias>
    <alias b:before="XD|xây dựng">xây lắp</alias>
    <example>gói thầu XL</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>GDKHQ</grapheme><alias>giao dịch không hưởng quyền</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>ĐKCC</grapheme><alias>đăng ký cuối cùng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NSLĐ</grapheme><alias>năng suất lao động</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NĐTNN</grapheme><alias>nhà đầu tư nước ngoài</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>LKCK</grapheme><alias>lưu ký chứng khoán</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>LPTB</grapheme><alias>lệ phí trước bạ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>NTD</grapheme><alias>người tiêu dùng</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TCPH</grapheme><alias>tổ chức phát hành</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HĐQL</grapheme><alias>hội đồng quản lý</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTTC</grapheme><alias>thị trường tài chính</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTBĐS</grapheme><alias>thị trường bất động sản</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>QSHTT</grapheme><alias>quyền sở hữu trí tuệ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HTQT</grapheme><alias>hợp tác quốc tế</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>XLN</grapheme><alias>xử lý nợ</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TTQT</grapheme><alias>thanh toán quốc tế</alias></lexeme>
  <lexeme role="b:title"><grapheme>KTT</grapheme>
    <alias b:before="TGĐ|và|GĐ|giám đốc|nguyên|công ty|kế toán">kế toán trưởng</alias>
    <alias b:after="công ty|[name]">kế toán trưởng</alias>
    <example>KTT công ty</example>
  </lexeme>
  <lexeme role="b:company"><grapheme>UPCOM-Index</grapheme><alias>úp com in đếch</alias></lexeme>
  <lexeme role="b:company"><grapheme>HNX30-Index</grapheme><alias>hát en nờ ích ba mươi in đếch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>9999</grapheme>
    <alias b:before="vàng|nhẫn|trơn|nữ trang|bạc|SJC">chín chín chín chín</alias>
    <alias>chín nghìn chín trăm chín mươi chín</alias>
    <example>vàng nhẫn 9999</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>24K</grapheme>
    <alias b:before="vàng|nhẫn|trang sức|nữ trang">hai mươi tư ca</alias>
    <alias>hai mươi tư nghìn</alias>
    <example>vàng 24K</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>18K</grapheme>
    <alias b:before="vàng|nhẫn|trang sức|nữ trang">mười tám ca</alias>
    <alias>mười tám nghìn</alias>
    <example>vàng 18K</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>14K</grapheme>
    <alias b:before="vàng|nhẫn|trang sức|nữ trang">mười bốn ca</alias>
    <alias>mười bốn nghìn</alias>
    <example>vàng 14K</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>10K</grapheme>
    <alias b:before="vàng|nhẫn|trang sức|nữ trang">mười ca</alias>
    <alias>mười nghìn</alias>
    <example>vàng 10K</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>Vn-Index</grapheme><alias>vê nờ in đếch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>VNINDEX</grapheme><alias>vê nờ in đếch</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TP Bank</grapheme><alias>ti pi banh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HKD</grapheme><alias>hộ kinh doanh</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>R&amp;D</grapheme><alias>e rờ en đê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>PN</grapheme>
    <alias b:before="[number]">phòng ngủ</alias>
    <alias b:after="[number]">pê en nờ</alias>
    <alias b:before="hội|chị em|cán bộ|công tác">phụ nữ</alias>
    <example>căn hộ 2PN</example>
  </lexeme>
  <lexeme role="b:abbreviation"><grapheme>PGD</grapheme><alias>phòng giao dịch</alias></lexeme>
  <lexeme role="b:agency"><grapheme>BHTG</grapheme><alias>bảo hiểm tiền gửi</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>KDVT</grapheme><alias>kinh doanh vận tải</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>DVTM</grapheme><alias>dịch vụ thương mại</alias></lexeme>
  <lexeme role="b:agency"><grapheme>NHNNVN</grapheme><alias>ngân hàng nhà nước Việt Nam</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>IIP</grapheme><alias>i i pê</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>EPS</grapheme><alias>e pê ét</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>BTO</grapheme><alias>bê tê o</alias></lexeme>
  <lexeme role="b:agency"><grapheme>NHNo&amp;PTNT</grapheme><alias>ngân hàng nông nghiệp và phát triển nông thôn</alias></lexeme>
  <lexeme role="b:agency"><grapheme>NHNo</grapheme><alias>ngân hàng nông nghiệp</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TVGS</grapheme><alias>tư vấn giám sát</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>TVTK</grapheme><alias>tư vấn thiết kế</alias></lexeme>
  <lexeme role="b:abbreviation"><grapheme>HXH</grapheme><alias>hẻm xe hơi</alias></lexeme>
</lexicon>
