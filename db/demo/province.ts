import { foldForSearch } from '~/domain/kernel/fold'

/** An invented province: no unit, person or number here is real. */
export const province = {
  name: 'tỉnh Lam Sơn',
  place: 'Lam Sơn',
  committee: 'Ủy ban nhân dân tỉnh Lam Sơn',
}

/** Units by key: name, abbreviation, key of the parent. In protocol order. */
export const units = [
  ['ubnd', 'Ủy ban nhân dân tỉnh Lam Sơn', 'UBND tỉnh', null],
  ['vp', 'Văn phòng Ủy ban nhân dân tỉnh', 'VP UBND tỉnh', 'ubnd'],
  ['stc', 'Sở Tài chính', 'STC', 'ubnd'],
  ['snv', 'Sở Nội vụ', 'SNV', 'ubnd'],
  ['sxd', 'Sở Xây dựng', 'SXD', 'ubnd'],
  ['snnmt', 'Sở Nông nghiệp và Môi trường', 'SNNMT', 'ubnd'],
  ['skhcn', 'Sở Khoa học và Công nghệ', 'SKHCN', 'ubnd'],
  ['sct', 'Sở Công Thương', 'SCT', 'ubnd'],
  ['sgddt', 'Sở Giáo dục và Đào tạo', 'SGDĐT', 'ubnd'],
  ['syt', 'Sở Y tế', 'SYT', 'ubnd'],
  ['svhttdl', 'Sở Văn hóa, Thể thao và Du lịch', 'SVHTTDL', 'ubnd'],
  ['stp', 'Sở Tư pháp', 'STP', 'ubnd'],
  ['sdttg', 'Sở Dân tộc và Tôn giáo', 'SDTTG', 'ubnd'],
  ['sngv', 'Sở Ngoại vụ', 'SNgV', 'ubnd'],
  ['ttra', 'Thanh tra tỉnh', 'TTr', 'ubnd'],
  ['ca', 'Công an tỉnh', 'CA', 'ubnd'],
  ['bchqs', 'Bộ Chỉ huy Quân sự tỉnh', 'BCHQS', 'ubnd'],
  ['bqlkkt', 'Ban Quản lý Khu kinh tế và các khu công nghiệp', 'BQLKKT', 'ubnd'],
  ['thue', 'Thuế tỉnh Lam Sơn', 'Thuế', null],
  ['kbnn', 'Kho bạc Nhà nước khu vực', 'KBNN', null],
  ['mttq', 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'MTTQ', null],
  ['hdnd', 'Thường trực Hội đồng nhân dân tỉnh', 'HĐND', null],
  ['tanan', 'Ủy ban nhân dân phường Tân An', 'UBND phường Tân An', 'ubnd'],
  ['hoaphu', 'Ủy ban nhân dân phường Hòa Phú', 'UBND phường Hòa Phú', 'ubnd'],
  ['dongthanh', 'Ủy ban nhân dân phường Đông Thành', 'UBND phường Đông Thành', 'ubnd'],
  ['baccuong', 'Ủy ban nhân dân phường Bắc Cường', 'UBND phường Bắc Cường', 'ubnd'],
  ['phuocson', 'Ủy ban nhân dân xã Phước Sơn', 'UBND xã Phước Sơn', 'ubnd'],
  ['namha', 'Ủy ban nhân dân xã Nam Hà', 'UBND xã Nam Hà', 'ubnd'],
  ['thanhtrung', 'Ủy ban nhân dân xã Thạnh Trung', 'UBND xã Thạnh Trung', 'ubnd'],
  ['kimlong', 'Ủy ban nhân dân xã Kim Long', 'UBND xã Kim Long', 'ubnd'],
  ['banve', 'Ủy ban nhân dân xã Bản Vẽ', 'UBND xã Bản Vẽ', 'ubnd'],
  ['muongla', 'Ủy ban nhân dân xã Mường Khoa', 'UBND xã Mường Khoa', 'ubnd'],
  ['vinhhung', 'Ủy ban nhân dân xã Vĩnh Hưng', 'UBND xã Vĩnh Hưng', 'ubnd'],
  ['lienhoa', 'Ủy ban nhân dân xã Liên Hòa', 'UBND xã Liên Hòa', 'ubnd'],
  ['hongphong', 'Ủy ban nhân dân xã Hồng Phong', 'UBND xã Hồng Phong', 'ubnd'],
  ['tienlang', 'Ủy ban nhân dân xã Tiên Lãng Thượng', 'UBND xã Tiên Lãng Thượng', 'ubnd'],
] as const
export type UnitKey = (typeof units)[number][0]

export type DemoPerson = { key: string; honorific: 'ông' | 'bà'; name: string; position: string; unit: UnitKey }
const person = (key: string, honorific: 'ông' | 'bà', name: string, position: string, unit: UnitKey): DemoPerson => ({ key, honorific, name, position, unit })

/** The 23 members of the provincial People's Committee, in protocol order. */
export const members: DemoPerson[] = [
  person('chutich', 'ông', 'Nguyễn Đức Thịnh', 'Chủ tịch Ủy ban nhân dân tỉnh', 'ubnd'),
  person('pct1', 'bà', 'Lê Thị Minh Nguyệt', 'Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh', 'ubnd'),
  person('pct2', 'ông', 'Phạm Quang Huy', 'Phó Chủ tịch Ủy ban nhân dân tỉnh', 'ubnd'),
  person('pct3', 'ông', 'Đinh Xuân Trường', 'Phó Chủ tịch Ủy ban nhân dân tỉnh', 'ubnd'),
  person('pct4', 'bà', 'Hoàng Thị Thanh Bình', 'Phó Chủ tịch Ủy ban nhân dân tỉnh', 'ubnd'),
  person('chanhvp', 'ông', 'Vũ Hải Đăng', 'Chánh Văn phòng Ủy ban nhân dân tỉnh', 'vp'),
  person('taichinh', 'ông', 'Nguyễn Văn Minh', 'Giám đốc Sở Tài chính', 'stc'),
  person('noivu', 'bà', 'Đặng Thị Thu Hiền', 'Giám đốc Sở Nội vụ', 'snv'),
  person('xaydung', 'bà', 'Trần Thị Hạnh', 'Giám đốc Sở Xây dựng', 'sxd'),
  person('nongnghiep', 'bà', 'Phạm Thu Trang', 'Giám đốc Sở Nông nghiệp và Môi trường', 'snnmt'),
  person('khoahoc', 'ông', 'Bùi Anh Tuấn', 'Giám đốc Sở Khoa học và Công nghệ', 'skhcn'),
  person('congthuong', 'ông', 'Trịnh Quốc Bảo', 'Giám đốc Sở Công Thương', 'sct'),
  person('giaoduc', 'bà', 'Nguyễn Thị Kim Oanh', 'Giám đốc Sở Giáo dục và Đào tạo', 'sgddt'),
  person('yte', 'ông', 'Lương Thế Vinh Quang', 'Giám đốc Sở Y tế', 'syt'),
  person('vanhoa', 'bà', 'Tạ Ngọc Diệp', 'Giám đốc Sở Văn hóa, Thể thao và Du lịch', 'svhttdl'),
  person('tuphap', 'ông', 'Cao Xuân Thắng', 'Giám đốc Sở Tư pháp', 'stp'),
  person('dantoc', 'ông', 'Lò Văn Păn', 'Giám đốc Sở Dân tộc và Tôn giáo', 'sdttg'),
  person('ngoaivu', 'bà', 'Đỗ Hương Giang', 'Giám đốc Sở Ngoại vụ', 'sngv'),
  person('thanhtra', 'ông', 'Phan Đình Khải', 'Chánh Thanh tra tỉnh', 'ttra'),
  person('congan', 'ông', 'Hồ Sỹ Cường', 'Giám đốc Công an tỉnh', 'ca'),
  person('quansu', 'ông', 'Mai Văn Kiên', 'Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh', 'bchqs'),
  person('khukinhte', 'ông', 'Dương Trọng Nghĩa', 'Trưởng ban Ban Quản lý Khu kinh tế và các khu công nghiệp', 'bqlkkt'),
  person('uyvien23', 'bà', 'Ngô Thị Tường Vi', 'Ủy viên Ủy ban nhân dân tỉnh, Phó Chánh Văn phòng', 'vp'),
]

/** The 18 guests of the monthly meeting. */
export const guests: DemoPerson[] = [
  person('hdnd', 'ông', 'Trương Công Định', 'Phó Chủ tịch Thường trực Hội đồng nhân dân tỉnh', 'hdnd'),
  person('mttq', 'bà', 'Nguyễn Thị Bích Hằng', 'Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'mttq'),
  person('thue', 'ông', 'Lâm Hoài Nam', 'Trưởng Thuế tỉnh Lam Sơn', 'thue'),
  person('khobac', 'bà', 'Võ Thị Mỹ Dung', 'Giám đốc Kho bạc Nhà nước khu vực', 'kbnn'),
  person('tanan', 'ông', 'Lê Hoàng Phúc', 'Chủ tịch Ủy ban nhân dân phường Tân An', 'tanan'),
  person('hoaphu', 'bà', 'Phùng Khánh Linh', 'Chủ tịch Ủy ban nhân dân phường Hòa Phú', 'hoaphu'),
  person('dongthanh', 'ông', 'Kiều Văn Sáng', 'Chủ tịch Ủy ban nhân dân phường Đông Thành', 'dongthanh'),
  person('baccuong', 'ông', 'Giàng A Sử', 'Chủ tịch Ủy ban nhân dân phường Bắc Cường', 'baccuong'),
  person('phuocson', 'bà', 'Hồ Thị Xuân Mai', 'Chủ tịch Ủy ban nhân dân xã Phước Sơn', 'phuocson'),
  person('namha', 'ông', 'Đoàn Ngọc Hải', 'Chủ tịch Ủy ban nhân dân xã Nam Hà', 'namha'),
  person('thanhtrung', 'ông', 'Huỳnh Tấn Phát', 'Chủ tịch Ủy ban nhân dân xã Thạnh Trung', 'thanhtrung'),
  person('kimlong', 'bà', 'Tống Thị Lệ Quyên', 'Chủ tịch Ủy ban nhân dân xã Kim Long', 'kimlong'),
  person('banve', 'ông', 'Vi Văn Thoại', 'Chủ tịch Ủy ban nhân dân xã Bản Vẽ', 'banve'),
  person('muongkhoa', 'bà', 'Cầm Thị Sương', 'Chủ tịch Ủy ban nhân dân xã Mường Khoa', 'muongla'),
  person('vinhhung', 'ông', 'Thái Bá Lộc', 'Chủ tịch Ủy ban nhân dân xã Vĩnh Hưng', 'vinhhung'),
  person('lienhoa', 'ông', 'Nghiêm Xuân Đông', 'Chủ tịch Ủy ban nhân dân xã Liên Hòa', 'lienhoa'),
  person('hongphong', 'bà', 'Quách Thị Nhung', 'Chủ tịch Ủy ban nhân dân xã Hồng Phong', 'hongphong'),
  person('tienlang', 'ông', 'Bạch Đăng Khoa', 'Chủ tịch Ủy ban nhân dân xã Tiên Lãng Thượng', 'tienlang'),
]

/** Those who prepare, keep and show. */
export const staff: DemoPerson[] = [
  person('thuky', 'bà', 'Nguyễn Thị Thu Hà', 'Chuyên viên Phòng Tổng hợp, Văn phòng Ủy ban nhân dân tỉnh', 'vp'),
  person('vanthu', 'bà', 'Đào Thị Hồng Nhung', 'Văn thư Văn phòng Ủy ban nhân dân tỉnh', 'vp'),
  person('quantri', 'ông', 'Tô Minh Trí', 'Phó Giám đốc Trung tâm Công nghệ thông tin', 'vp'),
  person('cbkhcn', 'ông', 'Hà Minh Quân', 'Chuyên viên Phòng Chuyển đổi số, Sở Khoa học và Công nghệ', 'skhcn'),
  person('duthay', 'bà', 'Lưu Thị Phương Thảo', 'Phó Giám đốc Sở Y tế', 'syt'),
  person('manhinh', 'ông', 'Phòng họp số 1', 'Màn hình phòng họp', 'vp'),
]

/** Who approves what a unit hands in: heads of offices and departments, chairmen of communes. */
export const unitHeads: ReadonlySet<string> = new Set([...members.slice(5, -1), ...guests.slice(2)].map(({ key }) => key))

/** The address that a person signs in with: "nguyen.duc.thinh". */
export function usernameOf(name: string) {
  return foldForSearch(name).replaceAll(' ', '.')
}

/** One password for all sample accounts. */
export const demoPassword = 'hop-khong-giay-2026'
