import * as v from 'valibot'
import type { CommandInput, CommandName } from '../../shared/ipc-contract.ts'
import { isAllowedHotkey } from '../../shared/accelerator.ts'
import { fingerprintSchema, profileSchema, settingsPatchSchema } from '../../shared/settings.ts'

const nothing = v.undefined()
const address = v.pipe(v.string(), v.maxLength(300))
const caFile = v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(1000)))

const workno = profileSchema.entries.agentId
const profileId = profileSchema.entries.id
const credentials = v.strictObject({
  username: v.pipe(v.string(), v.maxLength(256)),
  password: v.pipe(v.string(), v.maxLength(512)),
})

/** What each command accepts, strictly: unknown keys are refused. The type ties every schema to the contract. */
export const commandSchemas = {
  queryAgentInfoByWorkNo: v.pipe(v.string(), v.maxLength(40)),
  readSnapshot: nothing,
  signIn: v.strictObject({
    gateway: address,
    agentId: v.pipe(v.string(), v.maxLength(40)),
    /** The gateway takes at most 32 (docs/gateway.md §4.1); a ciphertext may be longer. */
    password: v.nullable(v.pipe(v.string(), v.maxLength(512))),
    phone: v.pipe(v.string(), v.maxLength(24)),
    caFile,
    mode: v.picklist(['login', 'forcelogin', 'loginex']),
    isPasswordToBeStored: v.boolean(),
  }),
  signOut: nothing,
  adoptSession: v.strictObject({
    gateway: address,
    agentId: v.pipe(v.string(), v.maxLength(40)),
    guid: v.pipe(v.string(), v.maxLength(300)),
    caFile,
  }),
  retryNow: nothing,
  answerQuestion: v.variant('kind', [
    v.strictObject({ kind: v.literal('certificate'), fingerprint256: fingerprintSchema, isPinned: v.boolean() }),
    v.strictObject({ kind: v.literal('proxy-credentials'), credentials: v.nullable(credentials) }),
    v.strictObject({ kind: v.literal('hand-over'), isAccepted: v.boolean() }),
  ]),
  forgetPassword: nothing,
  probeKeyring: nothing,
  selectProfile: profileId,
  renameProfile: v.strictObject({ id: profileId, name: profileSchema.entries.name }),
  removeProfile: profileId,
  removeCertificatePin: address,
  testConnection: v.strictObject({ gateway: address, caFile }),
  chooseCaFile: nothing,
  updateSettings: settingsPatchSchema,
  changeHotkey: v.nullable(v.pipe(v.string(), v.check(isAllowedHotkey))),
  pauseHotkey: v.boolean(),
  setFavourite: v.strictObject({ workno, isFavourite: v.boolean() }),
  forgetColleague: workno,
  forgetAllRecent: nothing,
  takePanelRequest: nothing,
  dismissNotice: v.pipe(v.string(), v.maxLength(60)),
  copyText: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  resizePanel: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(10_000)),
  hidePanel: nothing,
  resetPanelPosition: nothing,
  quit: nothing,
} satisfies { [C in CommandName]: v.GenericSchema<unknown, CommandInput<C>> }
