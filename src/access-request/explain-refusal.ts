import { explainInvalidProfile } from '../profile/invalid-profile';
import type { Refusal } from '../foundation/result';
import type { Explanation } from '../schema-parts/user-errors';
import type { ApproveAccessRequestRefusal } from './approve-access-request';
import type { NotPending } from './decide-access-request';

const NOT_PENDING: Readonly<Record<NotPending['status'], string>> = {
  APPROVED: 'This request was already approved. To undo that, end the association of the profile.',
  DECLINED: 'This request was already declined. The person can request access again.',
  WITHDRAWN: 'The person withdrew this request. They can request access again.',
  EXPIRED: 'This request has expired. The person can request access again.',
};

const NOT_WITHDRAWN: Readonly<Record<NotPending['status'], string>> = {
  APPROVED: 'Your request was already approved. To give up your access, end the association of the profile.',
  DECLINED: 'Your request was already declined. You can request access again.',
  WITHDRAWN: 'You already withdrew this request. You can request access again.',
  EXPIRED: 'Your request has expired. You can request access again.',
};

/** Explains to a person why their own request wasn't withdrawn, and what to do. */
export function explainWithdrawal(refusal: NotPending | Refusal<'NOT_FOUND'>): Explanation {
  const field = ['input', 'accessRequestId'];
  switch (refusal.code) {
    case 'NOT_FOUND':
      return { message: "The request doesn't exist, or isn't yours. Check its id.", field };
    case 'NOT_PENDING':
      return { message: NOT_WITHDRAWN[refusal.status], field };
  }
}

/** Explains why a request wasn't declined, and what to do. */
export function explainDecision(refusal: NotPending | Refusal<'NOT_FOUND'>): Explanation {
  const field = ['input', 'accessRequestId'];
  switch (refusal.code) {
    case 'NOT_FOUND':
      return { message: "The request doesn't exist, or you can't read it.", field };
    case 'NOT_PENDING':
      return { message: NOT_PENDING[refusal.status], field };
  }
}

/** Explains why a request wasn't approved, and what to do. */
export function explainApproval(refusal: ApproveAccessRequestRefusal): Explanation {
  const profile = ['input', 'profileId'];
  switch (refusal.code) {
    case 'NOT_FOUND':
    case 'NOT_PENDING':
      return explainDecision(refusal);
    case 'ACCOUNT_INACTIVE':
      return {
        message: 'This account was deactivated. Ask the people who maintain its record in Dynamics.',
        field: ['input', 'accessRequestId'],
      };
    case 'EMAIL_IN_USE':
      return {
        message: 'A profile of this account has this address. Choose that profile instead.',
        field: ['input', 'email'],
      };
    case 'ADMINISTRATOR_REQUIRED':
      return {
        message: 'This account has no administrator. Choose the role administrator, or an existing profile.',
        field: ['input', 'role'],
      };
    case 'PROFILE_NOT_FOUND':
      return { message: 'Choose a profile of the account that the request is for.', field: profile };
    case 'PROFILE_NOT_ACTIVE':
      return {
        message: 'This profile is disabled or was removed. Enable it first, or choose another one.',
        field: profile,
      };
    case 'PROFILE_ASSOCIATED':
      return {
        message:
          'Another Microsoft account uses this profile. To move the profile, send an invitation to its address.',
        field: profile,
      };
    case 'ALREADY_HAS_PROFILE':
      return {
        message:
          'This person already has a profile in this account. Choose that profile, or decline the request.',
        field: profile,
      };
    default:
      return explainInvalidProfile(refusal, ['input']);
  }
}
