import { all, holds, param, row } from '../conditions.ts';
import type { Conditions } from '../../conditions/schema.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('prep', 0);

const hasBannedWords = (t: Translate): Conditions =>
  all(
    row('listed', 'notEqual', false, t('is listed', '在售')),
    row('text', 'matches', param('bannedWords'), t('text has a banned superlative', '文案含极限词')),
  );

/**
 * P12: nothing is sold or announced before every text is clean and every licence holds through the campaign. What
 * cannot be put right is delisted; the rest becomes `saleSkus`, which all that follows works on.
 */
export const compliance = (t: Translate): Part => ({
  nodes: [
    node('select', 'bannedTexts', [2, 2], t('Texts with banned words', '极限词扫描'), {
      from: 'skus',
      conditions: hasBannedWords(t),
      as: 'bannedSkus',
    }),
    node('action', 'fixTexts', [3, 2], t('Replace banned words', '替换极限词'), {
      do: 'sku.fixText',
      with: { skus: 'set("bannedSkus")' },
      autonomy: 'auto',
      retry: RETRY,
    }),
    node('wait', 'textsSettle', [3, 3], t('Until the texts are back', '等待文案回传'), { for: 'PT3H' }),
    node('select', 'stillBanned', [2, 4], t('Scan again', '复检极限词'), {
      from: 'skus',
      conditions: hasBannedWords(t),
      as: 'blockedTexts',
    }),
    node('task', 'fixByHand', [3, 4], t('Fix texts by hand', '人工改文案'), {
      assignee: { role: 'operator' },
      due: 'PT20H',
      form: [
        {
          id: 'decision',
          type: 'choice',
          title: t('Fixed, or taken out', '已修改 / 下架'),
          choices: ['fixed', 'remove'],
          required: true,
        },
      ],
      evidence: true,
      escalate: { after: 'PT4H', to: { role: 'manager' } },
    }),
    node('decide', 'textDecision', [3, 5], t('Fixed or taken out?', '修改还是下架'), {
      rules: [
        {
          id: 'takeOut',
          title: t('take out', '下架'),
          conditions: all({ fact: 'var', params: { id: 'fixByHand.decision' }, operator: 'equal', value: 'remove' }),
          outcome: 'remove',
        },
      ],
    }),
    node('action', 'delistBanned', [3, 6], t('Delist for wording', '下架违规商品'), {
      do: 'sku.delist',
      with: { skus: 'set("blockedTexts")', reason: t('"banned wording"', '"含极限词"') },
      autonomy: 'auto',
      retry: RETRY,
    }),
    node('select', 'licenceCheck', [2, 7], t('Licences that run out', '资质有效期检查'), {
      from: 'campaignSkus',
      conditions: all(
        row('listed', 'notEqual', false, t('is listed', '在售')),
        holds(
          'if row.licenceValidUntil = null then true else date and time(row.licenceValidUntil) < T1',
          t('licence missing, or ends before the campaign', '资质缺失或在活动结束前到期'),
        ),
      ),
      as: 'blockedLicences',
    }),
    node('task', 'renewLicences', [3, 7], t('Renew licences', '补齐资质'), {
      assignee: { role: 'operator' },
      due: 'T0 - P12D',
      form: [
        {
          id: 'decision',
          type: 'choice',
          title: t('Renewed, or taken out', '已续期 / 下架'),
          choices: ['renewed', 'remove'],
          required: true,
        },
      ],
      evidence: true,
      remindBefore: ['P1D'],
      escalate: { after: 'PT12H', to: { role: 'manager' } },
    }),
    node('decide', 'licenceDecision', [3, 8], t('Renewed or taken out?', '续期还是下架'), {
      rules: [
        {
          id: 'withdraw',
          title: t('take out', '下架'),
          conditions: all({
            fact: 'var',
            params: { id: 'renewLicences.decision' },
            operator: 'equal',
            value: 'remove',
          }),
          outcome: 'remove',
        },
      ],
    }),
    node('wait', 'licencesSettle', [1, 8], t('Until the licences are in', '等待资质回传'), { for: 'PT3H' }),
    node('action', 'delistExpired', [3, 9], t('Delist for licences', '下架资质不全商品'), {
      do: 'sku.delist',
      with: { skus: 'set("blockedLicences")', reason: t('"licence runs out"', '"资质不全"') },
      autonomy: 'auto',
      retry: RETRY,
    }),
    node('task', 'signOff', [2, 10], t('Compliance sign-off', '合规确认'), {
      assignee: { role: 'planner' },
      due: 'T0 - P12D',
      checklist: [
        t('Privacy law: consent for every audience', '个人信息保护：人群授权齐备'),
        t('Money, invoice and goods flow match', '资金流、发票流、货物流一致'),
        t('Test reports on file', '质检报告齐备'),
      ],
      evidence: true,
      remindBefore: ['P1D'],
      escalate: { after: 'PT12H', to: { role: 'manager' } },
    }),
    node('select', 'saleList', [2, 11], t('SKUs cleared for sale', '可售商品清单'), {
      from: 'campaignSkus',
      conditions: all(
        { not: row('id', 'inSet', 'blockedTexts', t('text is blocked', '文案未通过')) },
        { not: row('id', 'inSet', 'blockedLicences', t('licence is blocked', '资质未通过')) },
        row(
          'id',
          'notIn',
          { fact: 'var', params: { id: 'removedSkus' } },
          t('not left out by the planner', '未被策划剔除'),
        ),
      ),
      as: 'saleSkus',
    }),
    node('end', 'nothingToSell', [1, 11], t('Nothing to sell', '无可售商品'), {
      scope: 'campaign',
      result: 'nothingToSell',
    }),
  ],
  edges: edgesOf({
    // Also a clean list is scanned a second time, so that the sets which the sale list reads are always there.
    bannedTexts: { done: 'fixTexts', empty: 'stillBanned' },
    fixTexts: { done: 'textsSettle' },
    textsSettle: { done: 'stillBanned' },
    stillBanned: { done: 'fixByHand', empty: 'licenceCheck' },
    fixByHand: { done: 'textDecision' },
    textDecision: { remove: 'delistBanned', otherwise: 'textsSettle' },
    delistBanned: { done: 'licenceCheck' },
    licenceCheck: { done: 'renewLicences', empty: 'signOff' },
    renewLicences: { done: 'licenceDecision' },
    licenceDecision: { remove: 'delistExpired', otherwise: 'licencesSettle' },
    licencesSettle: { done: 'licenceCheck' },
    delistExpired: { done: 'signOff' },
    signOff: { done: 'saleList' },
    saleList: { done: 'depositOpening', empty: 'nothingToSell' },
  }),
});
