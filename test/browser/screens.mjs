/**
 * Every screen of the calendar and the reminders, one a line: its name, its address with the facts of the office in it, and
 * whether it is laid out otherwise on a desk. `press`: its main deed, as a key and what has the focus (a role and its words, or
 * CSS); `opens`: what is there then. What is in the inbox is confirmed in story.spec.mjs, for somebody who has something there.
 */
// prettier-ignore
export const SCREENS = [
  { name: 'calendar-month', at: '/calendar?view=month&on=:day', desk: true, press: ['Enter', '[data-day][tabindex="0"]'], opens: '[class*=sheet] h3' },
  { name: 'calendar-agenda', at: '/calendar?view=agenda&on=:day', desk: true, press: ['Enter', 'link', 'calendar:view.day'], opens: '[class*=sheet] h3' },
  { name: 'calendar-day', at: '/calendar?view=day&on=:day', desk: true, press: ['Enter', 'link', 'calendar:view.month'], opens: '[data-day]' },
  { name: 'many-dates', at: '/many-dates', press: ['Space', 'main input[type=checkbox]'], opens: 'main input:checked' },
  { name: 'case-court', at: '/cases/:heard?tab=court', desk: true, press: ['Enter', 'button', 'cases:hearing.schedule'], opens: 'main form select' },
  { name: 'case-reminders', at: '/cases/:told?tab=reminders', desk: true, press: ['Enter', 'button', 'clients:add'], opens: 'main form input[type=tel]' },
  { name: 'case-messages', at: '/cases/:texted?tab=texts' },
  { name: 'case-coming', at: '/coming?caseId=:toldId', press: ['Enter', 'button', 'coming:pause.open'], opens: 'dialog[open]' },
  { name: 'coming', at: '/coming', desk: true, press: ['Enter', 'main table summary'], opens: 'main details[open]' },
  { name: 'rules', at: '/rules', desk: true, press: ['Enter', 'main summary'], opens: 'main details[open] form' },
  { name: 'rule-draft-new', at: '/rules/:rule/draft' },
  { name: 'rule-draft', at: '/rules/drafts/:draft', desk: true },
  { name: 'dashboard', at: '/deadlines', desk: true, press: ['Enter', '#unverified a'], opens: '[aria-current=page][href*="tab=court"]' },
  { name: 'health', at: '/health', desk: true, press: ['Enter', 'main table a'], opens: 'main nav a[href*="tab=court"]' },
  { name: 'settings', at: '/settings', desk: true, press: ['Enter', 'button', 'feeds:make'], opens: 'dialog[open]' },
  { name: 'inbox', at: '/inbox', desk: true },
  { name: 'texts', at: '/texts' },
  { name: 'acknowledge', at: '/ack/00000000-0000-4000-8000-000000000000' },
];
