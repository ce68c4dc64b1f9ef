import type { DepartmentRole, RegulationRole } from '@cucao/people'

/** The people of the demo department. Names are invented; addresses end in `.example`, which reaches nobody. */
export interface SamplePerson {
  key: string
  name: string
  email: string | null
  /** By code or by name among the organisations of the department; a guest's own words. */
  organisation: { code: string } | { department: string; province: string } | { words: string }
  unit?: string
  position?: string
  departmentRole: DepartmentRole
  /** On the sample decree; null: not a member. */
  role: RegulationRole | null
  /** Chapters (number) in which a guest may comment; the guest comes by an invitation link. */
  guestOfChapters?: string[]
  /** Where one sign-in address is printed for this kind of user: its Vietnamese and English name. */
  shown?: { vi: string; en: string }
}

const ministry = { code: 'BKHCN' }

export const samplePeople: readonly SamplePerson[] = [
  {
    key: 'lead',
    name: 'Trần Thị Ngọc Lan',
    email: 'lan.tran@bokhcn.example',
    organisation: ministry,
    unit: 'Cục Chuyển đổi số quốc gia',
    position: 'Trưởng phòng',
    departmentRole: 'staff',
    role: 'lead-drafter',
    shown: { vi: 'Chủ trì soạn thảo (Bộ)', en: 'Lead drafter (ministry)' },
  },
  {
    key: 'drafter',
    name: 'Đỗ Thanh Hà',
    email: 'ha.do@bokhcn.example',
    organisation: ministry,
    unit: 'Cục Chuyển đổi số quốc gia',
    position: 'Chuyên viên',
    departmentRole: 'staff',
    role: 'drafter',
    shown: { vi: 'Người soạn thảo (Bộ)', en: 'Drafter (ministry)' },
  },
  {
    key: 'legal',
    name: 'Nguyễn Hữu Minh',
    email: 'minh.nguyen@bokhcn.example',
    organisation: ministry,
    unit: 'Vụ Pháp chế',
    position: 'Chuyên viên chính',
    departmentRole: 'staff',
    role: 'drafter',
  },
  {
    key: 'camau',
    name: 'Lê Văn Phúc',
    email: 'phuc.le@camau.example',
    organisation: { department: 'Sở Khoa học và Công nghệ tỉnh Cà Mau', province: 'Cà Mau' },
    unit: 'Phòng Chuyển đổi số',
    position: 'Chuyên viên',
    departmentRole: 'participant',
    role: 'opinion-giver',
    shown: { vi: 'Chuyên viên Sở (góp ý)', en: 'Provincial officer (opinion-giver)' },
  },
  {
    key: 'laocai',
    name: 'Giàng Thị Mai',
    email: 'mai.giang@laocai.example',
    organisation: { department: 'Sở Khoa học và Công nghệ tỉnh Lào Cai', province: 'Lào Cai' },
    unit: 'Phòng Chuyển đổi số',
    position: 'Phó Trưởng phòng',
    departmentRole: 'participant',
    role: 'opinion-giver',
  },
  {
    key: 'danang',
    name: 'Huỳnh Đức Thịnh',
    email: 'thinh.huynh@danang.example',
    organisation: { department: 'Sở Khoa học và Công nghệ thành phố Đà Nẵng', province: 'Đà Nẵng' },
    unit: 'Trung tâm Công nghệ thông tin và Truyền thông',
    position: 'Chuyên viên chính',
    departmentRole: 'participant',
    role: 'opinion-giver',
  },
  {
    key: 'angiang',
    name: 'Nguyễn Thị Kim Ngân',
    email: 'ngan.nguyen@angiang.example',
    organisation: { department: 'Sở Khoa học và Công nghệ tỉnh An Giang', province: 'An Giang' },
    unit: 'Phòng Chuyển đổi số',
    position: 'Chuyên viên',
    departmentRole: 'participant',
    role: 'opinion-giver',
  },
  {
    key: 'expert',
    name: 'Hoàng Minh Châu',
    email: null,
    organisation: { words: 'Chuyên gia bảo vệ dữ liệu cá nhân' },
    departmentRole: 'participant',
    role: 'opinion-giver',
    guestOfChapters: ['4'],
    shown: {
      vi: 'Chuyên gia (khách, góp ý Chương IV)',
      en: 'Expert (guest, comments on Chapter IV)',
    },
  },
  {
    key: 'enterprise',
    name: 'Vũ Anh Tuấn',
    email: 'tuan.vu@doanhnghiep.example',
    organisation: { words: 'Doanh nghiệp mẫu cung cấp dịch vụ tin cậy' },
    position: 'Giám đốc kỹ thuật',
    departmentRole: 'participant',
    role: 'opinion-giver',
    shown: { vi: 'Doanh nghiệp (góp ý)', en: 'Enterprise (opinion-giver)' },
  },
  {
    key: 'reader',
    name: 'Bùi Thị Hạnh',
    email: 'hanh.bui@botuphap.example',
    organisation: { code: 'BTP' },
    position: 'Chuyên viên',
    departmentRole: 'participant',
    role: 'reader',
    shown: { vi: 'Người đọc', en: 'Reader' },
  },
  {
    key: 'administrator',
    name: 'Phạm Quốc Bảo',
    email: 'bao.pham@bokhcn.example',
    organisation: ministry,
    unit: 'Trung tâm Công nghệ thông tin',
    position: 'Quản trị hệ thống',
    departmentRole: 'administrator',
    role: null,
    shown: { vi: 'Quản trị viên', en: 'Administrator' },
  },
]
