import type { OrganisationRecord } from './organisations/store.ts'

/**
 * Organisations every department starts with: the Government's ministries, the provincial units and their
 * departments of science and technology. Dated facts with their sources; an administrator adds to them.
 */

const governmentSource =
  'Cơ cấu Chính phủ từ 01/3/2025: 14 bộ, 3 cơ quan ngang bộ (theo tin công bố, chưa đối chiếu văn bản gốc)'

/** Abbreviation as in the sign of its documents, name, decree on its functions as later documents cite it. */
const ministries: [code: string, name: string, functions: string][] = [
  ['BQP', 'Bộ Quốc phòng', '01/2022/NĐ-CP'],
  ['BCA', 'Bộ Công an', '02/2025/NĐ-CP'],
  ['BNG', 'Bộ Ngoại giao', '28/2025/NĐ-CP'],
  ['BNV', 'Bộ Nội vụ', '25/2025/NĐ-CP'],
  ['BTP', 'Bộ Tư pháp', '39/2025/NĐ-CP (chưa xác minh)'],
  ['BTC', 'Bộ Tài chính', '29/2025/NĐ-CP'],
  ['BCT', 'Bộ Công Thương', '40/2025/NĐ-CP'],
  ['BNNMT', 'Bộ Nông nghiệp và Môi trường', '35/2025/NĐ-CP'],
  ['BXD', 'Bộ Xây dựng', '33/2025/NĐ-CP'],
  ['BVHTTDL', 'Bộ Văn hóa, Thể thao và Du lịch', '43/2025/NĐ-CP'],
  ['BKHCN', 'Bộ Khoa học và Công nghệ', '55/2025/NĐ-CP'],
  ['BGDĐT', 'Bộ Giáo dục và Đào tạo', '37/2025/NĐ-CP'],
  ['BYT', 'Bộ Y tế', '42/2025/NĐ-CP'],
  ['BDTTG', 'Bộ Dân tộc và Tôn giáo', '41/2025/NĐ-CP'],
]
const ministerialAgencies: [code: string, name: string, functions: string][] = [
  ['NHNN', 'Ngân hàng Nhà nước Việt Nam', '26/2025/NĐ-CP'],
  ['TTCP', 'Thanh tra Chính phủ', '109/2025/NĐ-CP'],
  ['VPCP', 'Văn phòng Chính phủ', '36/2025/NĐ-CP'],
]

/** Statistics code of the unit that keeps the line, name, and the codes of the units merged into it. */
const provinces: [code: string, name: string, merged: string][] = [
  ['01', 'Thành phố Hà Nội', '01'],
  ['04', 'Tỉnh Cao Bằng', '04'],
  ['08', 'Tỉnh Tuyên Quang', '02, 08'],
  ['11', 'Tỉnh Điện Biên', '11'],
  ['12', 'Tỉnh Lai Châu', '12'],
  ['14', 'Tỉnh Sơn La', '14'],
  ['15', 'Tỉnh Lào Cai', '10, 15'],
  ['19', 'Tỉnh Thái Nguyên', '06, 19'],
  ['20', 'Tỉnh Lạng Sơn', '20'],
  ['22', 'Tỉnh Quảng Ninh', '22'],
  ['24', 'Tỉnh Bắc Ninh', '24, 27'],
  ['25', 'Tỉnh Phú Thọ', '17, 25, 26'],
  ['31', 'Thành phố Hải Phòng', '30, 31'],
  ['33', 'Tỉnh Hưng Yên', '33, 34'],
  ['37', 'Tỉnh Ninh Bình', '35, 36, 37'],
  ['38', 'Tỉnh Thanh Hóa', '38'],
  ['40', 'Tỉnh Nghệ An', '40'],
  ['42', 'Tỉnh Hà Tĩnh', '42'],
  ['44', 'Tỉnh Quảng Trị', '44, 45'],
  ['46', 'Thành phố Huế', '46'],
  ['48', 'Thành phố Đà Nẵng', '48, 49'],
  ['51', 'Tỉnh Quảng Ngãi', '51, 62'],
  ['52', 'Tỉnh Gia Lai', '52, 64'],
  ['56', 'Tỉnh Khánh Hòa', '56, 58'],
  ['66', 'Tỉnh Đắk Lắk', '54, 66'],
  ['68', 'Tỉnh Lâm Đồng', '60, 67, 68'],
  ['75', 'Tỉnh Đồng Nai', '70, 75'],
  ['79', 'Thành phố Hồ Chí Minh', '74, 77, 79'],
  ['80', 'Tỉnh Tây Ninh', '72, 80'],
  ['82', 'Tỉnh Đồng Tháp', '82, 87'],
  ['86', 'Tỉnh Vĩnh Long', '83, 84, 86'],
  ['91', 'Tỉnh An Giang', '89, 91'],
  ['92', 'Thành phố Cần Thơ', '92, 93, 94'],
  ['96', 'Tỉnh Cà Mau', '95, 96'],
]

const provincesSince = '2025-07-01'
const provinceSource = (merged: string) =>
  `Nghị quyết 202/2025/QH15 (28 tỉnh, 6 thành phố từ 01/7/2025); mã của cơ quan thống kê; hợp nhất từ mã ${merged}`

/**
 * On Đồng Nai a later act is known but not its day of effect nor its code, so nothing follows from it
 * here; an administrator ends this entry and adds the city when the day is certain.
 */
const notes: Record<string, string> = {
  '75': '. Nghị quyết 31/2026/QH16 (24/4/2026) thành lập thành phố Đồng Nai: ngày hiệu lực chưa xác minh',
}

const since2025 = { validFrom: '2025-03-01', validTo: null, shortName: null, parentId: null }

function centralBody(kind: 'ministry' | 'ministerial-agency') {
  return ([code, name, functions]: [string, string, string]): OrganisationRecord => ({
    ...since2025,
    id: `vn-${code.toLowerCase().replace('đ', 'd')}`,
    kind,
    name,
    code,
    source: `${governmentSource}; chức năng: Nghị định ${functions}`,
  })
}

function provincialBodies([code, name, merged]: [string, string, string]): OrganisationRecord[] {
  const id = `vn-${code}`
  const bare = name.replace(/^(Tỉnh|Thành phố) /, '')
  return [
    {
      id,
      kind: 'province',
      name,
      shortName: bare,
      code,
      parentId: null,
      validFrom: provincesSince,
      validTo: null,
      source: provinceSource(merged) + (notes[code] ?? ''),
    },
    {
      id: `${id}-skhcn`,
      kind: 'provincial-department',
      name: `Sở Khoa học và Công nghệ ${name.replace('Thành phố', 'thành phố').replace('Tỉnh', 'tỉnh')}`,
      shortName: `Sở KH&CN ${bare}`,
      code: 'SKHCN',
      parentId: id,
      validFrom: provincesSince,
      validTo: null,
      source:
        'Sở Thông tin và Truyền thông hợp nhất vào Sở Khoa học và Công nghệ từ 01/3/2025 (theo tin công bố); đơn vị cấp tỉnh theo Nghị quyết 202/2025/QH15',
    },
  ]
}

/** A parent stands before its children. */
export const organisationsData: readonly OrganisationRecord[] = [
  ...ministries.map(centralBody('ministry')),
  ...ministerialAgencies.map(centralBody('ministerial-agency')),
  ...provinces.flatMap(provincialBodies),
]
