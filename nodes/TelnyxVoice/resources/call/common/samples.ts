/** Ids as Telnyx writes them; the values are made up. */
export const SAMPLE_IDS = {
	call_control_id: 'v3:dtGH0P7fQqBQ0FmQcVZ3vN2m8kLrYtWxSoEaJbHiCnUuDgPfKlMzRw',
	call_leg_id: '8f9c4c2e-6f5f-11ee-9d5c-02420aef9920',
	call_session_id: '8f9c3e0a-6f5f-11ee-8b0f-02420aef9920',
};

export const COMMAND_ID = '0e1f9a52-8f1c-5c3a-9b60-3d4f2a1b7c88';

/** The result of a command that Telnyx answers with `ok`. */
export const COMMAND_RESULT = { ...SAMPLE_IDS, result: 'ok', command_id: COMMAND_ID };

/** The result of a command for which the end of the call is as good as its effect. */
export const STOP_RESULT = { ...COMMAND_RESULT, call_already_ended: false };
