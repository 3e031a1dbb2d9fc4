import type { questionMessagesEn } from './question.en.ts'

/** Texts of the questions that only the agent can answer, in simplified Chinese. */
export const questionMessagesZhCn = {
  'certificate.title': '要信任此网关的证书吗？',
  'certificate.refusedTitle': '已拒绝连接：请勿信任此证书',
  'certificate.gateway': '网关',
  'certificate.subject': '颁发给',
  'certificate.issuer': '颁发者',
  'certificate.noName': '无（证书中没有名称）',
  'certificate.validity': '有效期',
  'certificate.validRange': '{from} 至 {to}',
  'certificate.fingerprint': '指纹（SHA-256）',
  'certificate.trustedFingerprint': '此前信任的指纹（SHA-256）',
  'certificate.reason.certificate-unknown': '颁发机构不受信任。',
  'certificate.reason.certificate-expired':
    '{isFuture, select, yes {证书自 {from} 起才有效。} other {证书已于 {to} 过期。}}',
  'certificate.reason.certificate-wrong-host': '证书不是颁发给 {host} 的。',
  'certificate.reason.certificate-changed': '这不是您信任过的证书。可能有人冒充网关，也可能是网关更换了证书。',
  'certificate.reason.certificate-weak': '密钥或签名过弱，可能被伪造。',
  'certificate.reason.certificate-refused': '证书未通过验证。',
  'certificate.pinning':
    '请与管理员提供的指纹核对。信任后，座席工具条连接此网关时只接受这一张证书，直到您在设置中移除。',
  'certificate.changedAdvice':
    '请先向管理员确认证书是否已更换。确认更换后，在设置中移除原来信任的证书，重新连接并核对指纹。',
  'certificate.weakAdvice': '需由管理员更换证书，在此之前不会连接。',
  'certificate.policyAdvice': '您的单位不允许在此信任该证书，请向管理员索取 CA 证书文件或有效证书。',
  'certificate.trust': '信任并连接',
  'certificate.decline': '不连接',
  'certificate.openPins': '查看信任的证书',

  'proxy.title': '代理服务器要求登录',
  'proxy.intro':
    '{hasRealm, select, yes {连接网关需经过代理服务器 {proxy}（“{realm}”）。} other {连接网关需经过代理服务器 {proxy}。}}',
  'proxy.refused': '用户名或密码未被接受。',
  'proxy.username': '用户名',
  'proxy.password': '密码',
  'proxy.stored': '将由系统加密保存。',
  'proxy.inMemory': '{keyring}不可用，只保存在内存中。',
  'proxy.usernameMissing': '请输入代理服务器的用户名。',
  'proxy.submit': '登录代理服务器',
  'proxy.submitting': '正在登录…',
  'proxy.decline': '不登录，继续',

  'handOver.title': '要沿用其他程序的签入吗？',
  'handOver.intro': '本机上的一个程序要将签入移交给座席工具条。',
  'handOver.gateway': '网关',
  'handOver.agent': '工号',
  'handOver.meaning':
    'Guid 将从剪贴板读取，随后清空剪贴板。座席工具条只用它查询，不会获取对方程序的事件；对方程序签出后，这里的签入随之失效。',
  'handOver.caution': '如果您刚才没有在其他程序中进行此操作，请拒绝。',
  'handOver.inUse': '您已在此以 {agent} 签入，需先签出。',
  'handOver.signOut': '先在此签出',
  'handOver.accept': '沿用此签入',
  'handOver.accepting': '正在向网关确认…',
  'handOver.decline': '拒绝',
  'handOver.failed': '未能沿用签入',
  'handOver.noGuid.title': '剪贴板中没有 Guid。',
  'handOver.noGuid.next': '请在其他程序中重新移交，或自行粘贴 Guid。',
  'handOver.byHand': '粘贴 Guid',
  'handOver.close': '关闭',
} as const satisfies Record<keyof typeof questionMessagesEn, string>
