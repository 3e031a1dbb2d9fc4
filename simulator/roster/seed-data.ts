import type { Skill, Team } from './colleague.ts'

/** Teams of the simulated VDN. Team 1 is that of the documented sample. */
export const teams = [
  { id: 1, name: 'jst', monitorno: 20101, monitorname: '李娜' },
  { id: 2, name: '一线客服一组', monitorno: 20131, monitorname: '王伟' },
  { id: 3, name: '一线客服二组', monitorno: 20132, monitorname: '王伟' },
  { id: 4, name: '二线技术支持', monitorno: 20102, monitorname: '赵敏' },
  { id: 5, name: 'VIP 专席', monitorno: 20103, monitorname: '孙浩然' },
  { id: 6, name: 'Billing and Payments', monitorno: 20104, monitorname: 'Sofia Martinez' },
  { id: 7, name: 'Back Office', monitorno: 20105, monitorname: 'James O’Connor' },
  { id: 8, name: '夜班组', monitorno: 20106, monitorname: '周杰' },
] as const satisfies readonly Team[]

/**
 * Skill queues. The first seven are those of the documented sample, with its undocumented medium 6.
 */
export const skills = [
  { name: 'clicktodial_jst', id: 10, mediatype: 2 },
  { name: 'callback', id: 2, mediatype: 4 },
  { name: 'webchat', id: 3, mediatype: 1 },
  { name: 'email', id: 4, mediatype: 6 },
  { name: 'voice_hym', id: 5, mediatype: 5 },
  { name: 'voice', id: 6, mediatype: 5 },
  { name: 'webchat_jst', id: 9, mediatype: 1 },
  { name: '贵宾热线', id: 11, mediatype: 5 },
  { name: 'billing_en', id: 12, mediatype: 5 },
  { name: '视频开户', id: 13, mediatype: 19 },
  { name: 'outbound_predictive', id: 14, mediatype: 15 },
  { name: 'outbound_preview', id: 15, mediatype: 16 },
  { name: '留言', id: 16, mediatype: 17 },
  { name: 'webchat_multimedia', id: 17, mediatype: 51 },
  { name: '微信社交', id: 18, mediatype: 53 },
] as const satisfies readonly Skill[]

/** What the platform calls the reasons of a rest. Reason 10 has no name there. */
export const restReasons = [
  { code: 1, name: '用餐' },
  { code: 2, name: '小休' },
  { code: 3, name: '培训' },
  { code: 4, name: '会议' },
] as const

export const surnames = [
  ...Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘蒋蔡余'),
  '欧阳',
  '诸葛',
  '司徒',
]

export const givenNames = [
  ...['伟', '芳', '娜', '敏', '静', '丽', '强', '磊', '军', '洋', '勇', '艳', '杰', '娟', '涛', '明', '超', '霞', '平'],
  ...['梓涵', '浩然', '欣怡', '子轩', '雨桐', '思远', '嘉怡', '宇航', '若曦', '俊杰', '晓彤', '建国', '秀英', '志强'],
  ...['婷婷', '文博', '佳琪', '海燕', '立新', '春梅', '国栋', '雪莹', '天佑', '诗涵', '一鸣', '可欣', '长江', '重阳'],
]

export const firstNames = [
  ...[
    'Emma',
    'Liam',
    'Olivia',
    'Noah',
    'Sofia',
    'Lucas',
    'Mia',
    'Ethan',
    'Amélie',
    'Jürgen',
    'Zoë',
    'Siobhán',
    'Aleksandr',
  ],
  ...[
    'Priya',
    'Ahmed',
    'Fatima',
    'Chidi',
    'Nguyen',
    'Mateo',
    'Hannah',
    'Ivan',
    'Ingrid',
    'Kenji',
    'Yuki',
    'Ana',
    'Tomasz',
  ],
]

export const lastNames = [
  ...[
    'Clark',
    'Novák',
    'Martinez',
    'O’Connor',
    'Schmidt',
    'Rossi',
    'Dubois',
    'Kowalski',
    'Patel',
    'Hassan',
    'Okafor',
    'Tran',
  ],
  ...[
    'Silva',
    'Johansson',
    'Petrov',
    'Tanaka',
    'Kim',
    'van der Berg',
    'García López',
    'Brown',
    'Müller',
    'Ionescu',
    'Wang',
  ],
]
