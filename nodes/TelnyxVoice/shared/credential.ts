/** The name of the credential of this package. */
export const CREDENTIAL = 'telnyxVoiceApi';
