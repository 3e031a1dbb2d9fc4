import type { cliMessagesEn } from './cli.en.ts'

/** Texts of the command line in simplified Chinese. */
export const cliMessagesZhCn: Readonly<Record<keyof typeof cliMessagesEn, string>> = {
  'cli.help': `座席工具条 {version}：查询同事能否转接

  agentbar                                 启动面板
  agentbar lookup N [--json]               查询工号 N
  agentbar session sign-in --gateway URL --agent N [--phone P] [--ca FILE] [--mode login|loginex|force]
                                           签入并保持签入；密码从标准输入读取
  agentbar session adopt --gateway URL --agent N [--ca FILE]
                                           沿用其他程序的签入；Guid 从标准输入读取
  agentbar session status [--json]         当前是否已签入
  agentbar session sign-out                签出

标准输出只有结果；出错时在标准错误输出一行，退出码说明原因。`,
  'cli.signedIn': '已签入：{agentId}，网关 {gateway}。',
  'cli.signedOut': '已签出。',
  'cli.notSignedIn': '未签入。',
  'cli.recovering': '暂时无法确认 {agentId} 在 {gateway} 的签入。',
  'cli.skill': '{name}（{media}）',
}
