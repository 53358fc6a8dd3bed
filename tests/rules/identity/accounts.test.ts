import { describe, expect, it } from 'vitest'
import { deviceName } from '~/domain/identity/device-name'
import { decideNewPassword } from '~/domain/identity/password-rule'
import { inTreeOrder, unitAndBelow } from '~/domain/identity/unit-tree'
import { answersSearch, foldForSearch } from '~/domain/kernel/fold'
import { ownPath } from '~/routes/sign-in/own-path'

describe('C8 a new password', () => {
  it('counts characters as a reader does: a letter with its marks is one', () => {
    const fourteen = 'ỗỗỗỗỗỗỗỗỗỗỗỗỗỗ'
    expect(decideNewPassword(fourteen.normalize('NFD'), null, 14).ok).toBe(true)
    expect(decideNewPassword(fourteen.slice(1), null, 14)).toMatchObject({ code: 'identity/password-too-short', params: { minimum: 14 } })
  })

  it('is not the one before, in whatever form it is typed', () => {
    expect(decideNewPassword('một mật khẩu cũ'.normalize('NFD'), 'một mật khẩu cũ', 14)).toMatchObject({ code: 'identity/password-same' })
  })
})

describe('a device', () => {
  it.each([
    ['Mozilla/5.0 (Linux; Android 14; SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36', 'Chrome', 'Android'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/130.0 Chrome/124.0 Safari/537.36', 'Cốc Cốc', 'Windows'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0', 'Edge', 'Windows'],
    ['Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1', 'Safari', 'iPad'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
    ['rubbish', null, null],
  ])('is named as people know it: %s', (userAgent, browser, system) => {
    expect(deviceName(userAgent)).toEqual({ browser, system })
  })
})

describe('the tree of units', () => {
  const units = [{ id: 'a', parentId: null }, { id: 'c', parentId: 'b' }, { id: 'b', parentId: 'a' }, { id: 'lost', parentId: 'gone' }]

  it('knows what lies below a unit', () => {
    expect([...unitAndBelow(units, 'b')].sort()).toEqual(['b', 'c'])
    expect([...unitAndBelow(units, 'unknown')]).toEqual(['unknown'])
  })

  it('reads from the top down, and loses nobody whose parent is unknown', () => {
    expect(inTreeOrder(units).map(({ id, depth }) => `${id}${depth}`)).toEqual(['a0', 'b1', 'c2', 'lost0'])
  })
})

describe('search text', () => {
  it('has no diacritics, in either composition and either spelling', () => {
    for (const written of ['Đặng  Thị Ủy', 'Đặng Thị Ủy'.normalize('NFD'), 'ĐẶNG THỊ UỶ']) expect(foldForSearch(written)).toBe('dang thi uy')
  })
  it('finds a text by its words in any order, begun or whole', () => {
    expect(answersSearch('Bà Đặng Thị Ủy, Giám đốc Sở Y tế', 'uy giám')).toBe(true)
    expect(answersSearch('Bà Đặng Thị Ủy, Giám đốc Sở Y tế', 'uy noi vu')).toBe(false)
    expect(answersSearch('Bà Đặng Thị Ủy', '')).toBe(true)
  })
})

describe('the way back after signing in', () => {
  it.each([
    ['/meetings/1?tab=2', '/meetings/1?tab=2'], [null, '/'], ['', '/'], ['https://evil.example/', '/'], ['//evil.example', '/'],
    ['/\\evil.example', '/'], ['/\t/evil.example', '/'], ['javascript:alert(1)', '/'], ['/sign-in?to=/x', '/'], ['/..//evil.example', '/'],
  ])('%j leads to %j', (wanted, expected) => {
    expect(ownPath(wanted)).toBe(expected)
  })
})
