export const admin = {
  title: 'Quản trị',
  users: 'Người dùng',
  units: 'Đơn vị',
  bodies: 'Cơ quan ban hành',
}
