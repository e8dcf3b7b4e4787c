import type Telnyx from 'telnyx';

/** The same type without its name, which a command on calls has, too. */
type Unnamed<T> = { [K in keyof T]: T[K] };

/**
 * Every request the simulator checks, by its name on the wire. `generate.ts` turns this interface
 * into `telnyx.json`; the right-hand sides are the official package's own types.
 */
export interface Requests {
	dial: Telnyx.Calls.CallDialParams;
	answer: Telnyx.Calls.ActionAnswerParams;
	reject: Telnyx.Calls.ActionRejectParams;
	hangup: Telnyx.Calls.ActionHangupParams;
	transfer: Telnyx.Calls.ActionTransferParams;
	bridge: Telnyx.Calls.ActionBridgeParams;
	refer: Telnyx.Calls.ActionReferParams;
	send_sip_info: Telnyx.Calls.ActionSendSipInfoParams;
	speak: Telnyx.Calls.ActionSpeakParams;
	playback_start: Telnyx.Calls.ActionStartPlaybackParams;
	playback_stop: Telnyx.Calls.ActionStopPlaybackParams;
	gather: Telnyx.Calls.ActionGatherParams;
	gather_using_speak: Telnyx.Calls.ActionGatherUsingSpeakParams;
	gather_using_audio: Telnyx.Calls.ActionGatherUsingAudioParams;
	gather_using_ai: Telnyx.Calls.ActionGatherUsingAIParams;
	gather_stop: Telnyx.Calls.ActionStopGatherParams;
	send_dtmf: Telnyx.Calls.ActionSendDtmfParams;
	record_start: Telnyx.Calls.ActionStartRecordingParams;
	record_stop: Telnyx.Calls.ActionStopRecordingParams;
	record_pause: Telnyx.Calls.ActionPauseRecordingParams;
	record_resume: Telnyx.Calls.ActionResumeRecordingParams;
	enqueue: Telnyx.Calls.ActionEnqueueParams;
	leave_queue: Telnyx.Calls.ActionLeaveQueueParams;
	client_state_update: Telnyx.Calls.ActionUpdateClientStateParams;
	ai_assistant_start: Telnyx.Calls.ActionStartAIAssistantParams;
	ai_assistant_stop: Telnyx.Calls.ActionStopAIAssistantParams;
	ai_assistant_join: Telnyx.Calls.ActionJoinAIAssistantParams;
	ai_assistant_add_messages: Telnyx.Calls.ActionAddAIAssistantMessagesParams;
	transcription_start: Telnyx.Calls.ActionStartTranscriptionParams;
	transcription_stop: Telnyx.Calls.ActionStopTranscriptionParams;
	streaming_start: Telnyx.Calls.ActionStartStreamingParams;
	streaming_stop: Telnyx.Calls.ActionStopStreamingParams;
	fork_start: Telnyx.Calls.ActionStartForkingParams;
	fork_stop: Telnyx.Calls.ActionStopForkingParams;
	suppression_start: Telnyx.Calls.ActionStartNoiseSuppressionParams;
	suppression_stop: Telnyx.Calls.ActionStopNoiseSuppressionParams;
	siprec_start: Telnyx.Calls.ActionStartSiprecParams;
	siprec_stop: Telnyx.Calls.ActionStopSiprecParams;
	conversation_relay_start: Telnyx.Calls.ActionStartConversationRelayParams;
	conversation_relay_stop: Telnyx.Calls.ActionStopConversationRelayParams;
	pay: Telnyx.Calls.ActionPayParams;
	switch_supervisor_role: Telnyx.Calls.ActionSwitchSupervisorRoleParams;
	conference_create: Telnyx.ConferenceCreateParams;
	conference_join: Telnyx.Conferences.ActionJoinParams;
	conference_leave: Telnyx.Conferences.ActionLeaveParams;
	conference_mute: Telnyx.Conferences.ActionMuteParams;
	conference_unmute: Telnyx.Conferences.ActionUnmuteParams;
	conference_hold: Telnyx.Conferences.ActionHoldParams;
	conference_unhold: Telnyx.Conferences.ActionUnholdParams;
	conference_speak: Unnamed<Telnyx.Conferences.ActionSpeakParams>;
	conference_play: Telnyx.Conferences.ActionPlayParams;
	conference_stop: Telnyx.Conferences.ActionStopParams;
	conference_end: Telnyx.Conferences.ActionEndConferenceParams;
	conference_list: Telnyx.ConferenceListParams;
	application_create: Telnyx.CallControlApplicationCreateParams;
	application_update: Telnyx.CallControlApplicationUpdateParams;
	application_list: Telnyx.CallControlApplicationListParams;
	phone_number_list: Telnyx.PhoneNumberListParams;
	phone_number_update: Telnyx.PhoneNumberUpdateParams;
	verified_number_list: Telnyx.VerifiedNumberListParams;
	outbound_voice_profile_list: Telnyx.OutboundVoiceProfileListParams;
	voice_list: Telnyx.TextToSpeechListVoicesParams;
}

/** A name of {@link Requests}. */
export type RequestName = keyof Requests;
