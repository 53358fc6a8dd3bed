export const identity = {
  signIn: 'Đăng nhập',
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  signInByQr: 'Đăng nhập bằng mã QR trên điện thoại',
  handBack: 'Trả máy, xóa dữ liệu trên máy này',
}
