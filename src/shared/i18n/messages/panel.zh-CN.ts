import type { panelMessagesEn } from './panel.en.ts'

/** Texts of the panel: search, suggestions, card and actions, in simplified Chinese. */
export const panelMessagesZhCn = {
  'header.demo': '演示',
  'header.demoTitle': '内置演示网关：人员均为虚构，不会产生真实呼叫',
  'header.settings': '设置',
  'header.hide': '隐藏（Esc）',
  'header.back': '返回',
  'header.pin': '固定面板（保持显示）',
  'header.unpin': '使用其他窗口时隐藏面板',

  'search.label': '按工号查询同事',
  'search.suggestions': '同事',
  'search.placeholder': '输入工号',
  'search.clear': '清空（Esc）',
  'search.searching': '正在查询 {workno}…',
  'search.tryAgain': '重试',

  'empty.title': '谁能接待您的客户？',
  'empty.hint': '输入 {lowest} 至 {highest} 之间的工号，按回车查询。',
  'empty.demoHint': '演示模式下可以试试 {workno}（{name}）。',

  'keys.title': '快捷键',
  'keys.show': '快捷键',
  'keys.enter': '查询；再按一次重新查询',
  'keys.arrows': '选择同事',
  'keys.copy': '复制电话号码（未选中文字时）',
  'keys.copyNumber': '复制工号',
  'keys.favourite': '设为常用或取消常用',
  'keys.actions': '更多操作',
  'keys.forget': '将所选同事移出列表',
  'keys.select': '选中查询框',
  'keys.escape': '清空；再按一次隐藏',
  'keys.pages': '滚动卡片',
  'keys.help': '显示或关闭此列表',
  'keys.close': '关闭',

  'availabilityNote.conference': '多媒体会议中',
  'availabilityNote.contradiction': '网关状态为“{state}”，平台状态为“{platformState}”，两者不一致。',
  'availabilityNote.noVoice': '未签入电话服务器，接不到电话。',
  'availabilityNote.lastKnown': '转接前请重新查询。',

  'card.refresh': '重新查询',
  'card.copyPhone': '复制电话号码',
  'card.copied': '已复制',
  'card.nothingToCopy': '没有电话号码可复制',
  'card.moreSkills': '+{count}',
  'card.moreSkillsLabel': '再显示 {count} 项技能',
  'card.fewerSkills': '收起',
  'card.details': '详情',
  'card.skillDetail': '{media} · 技能 ID {id}',

  'sentence.who': '{name}，工号 {workno}',
  'sentence.whoNumber': '工号 {workno}',
  'sentence.found': '{who}：{availability}，{state}。',
  'sentence.foundSince': '{who}：{availability}，{state}已 {duration}。',
  'sentence.team': '班组{team}。',
  'sentence.phone': '电话 {phone}。',
  'sentence.copied': '已复制电话号码 {phone}。',

  'colleague.stateAt': '{time} {state}',
  'colleague.favourite': '常用',
  'colleague.addFavourite': '设为常用',
  'colleague.removeFavourite': '取消常用',
  'colleague.favouriteAdded': '已将{name}设为常用。',
  'colleague.favouriteRemoved': '已取消常用：{name}。',
  'colleague.forget': '从列表中移除',
  'colleague.forgotten': '已移除：{name}。',
  'colleague.copyNumber': '复制工号',
  'colleague.lookUp': '查询',
  'colleague.numberCopied': '已复制工号 {workno}。',

  'actions.title': '{name}：更多操作',
  'actions.open': '更多操作',

  'favourites.title': '常用',

  'recent.title': '最近查询',

  'clipboard.title': '剪贴板',

  'panel.undrawn': '此界面无法显示',
  'panel.crashed.title': '面板无法显示。',
  'panel.crashed.next': '面板页面连续多次停止运行。AgentBar 和您的会话仍在运行。日志位于 {folder}，服务台可能需要它。',
  'panel.crashed.tryAgain': '重试',
  'panel.crashed.openLog': '打开日志',
  'panel.crashed.quit': '退出 AgentBar',
} as const satisfies Record<keyof typeof panelMessagesEn, string>
