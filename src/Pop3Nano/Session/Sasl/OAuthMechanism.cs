namespace Pop3Nano.Session
{
    /// <summary>What the two mechanisms for OAuth tokens share: one message with the token, and perhaps a challenge that says why not.</summary>
    public abstract class OAuthMechanism : SaslMechanism
    {
        private readonly byte[] _token;
        private string _reason = "";
        private bool _said;

        /// <summary>A mechanism with a token, such as a provider gave it out.</summary>
        /// <exception cref="System.ArgumentException">It is empty or holds a blank, a control character or anything beyond ASCII (RFC 6750 §2.1).</exception>
        protected OAuthMechanism(byte[] token)
        {
            _token = token;
            bool isBad = token.Length == 0;
            for (int i = 0; i < token.Length; i++) isBad |= token[i] <= ' ' || token[i] > '~';
            if (!isBad) return;
            Wipe(token); // there is no mechanism that would
            throw Fail.Argument("An access token is a word of ASCII characters.");
        }

        /// <summary>The status of the server's error challenge, such as invalid_token or 401; empty: there was none, or it looks like no status.</summary>
        public override string Reason { get { return _reason; } }

        /// <inheritdoc/>
        public override byte[] Respond(byte[] challenge)
        {
            if (!_said)
            {
                _said = true;
                IsComplete = true;
                return Message(_token);
            }
            if (_reason.Length > 0) throw Fail.Broken(Pop3Fault.BadChallenge);
            _reason = Status(challenge);
            return Acknowledgement();
        }

        /// <summary>The message that carries the token.</summary>
        protected abstract byte[] Message(byte[] token);

        /// <summary>The answer to an error challenge; the server's -ERR follows it.</summary>
        protected abstract byte[] Acknowledgement();

        /// <inheritdoc/>
        protected override void Forget()
        {
            Wipe(_token);
        }

        // The status in {"status":"invalid_token", ...} (RFC 7628 §3.2.2). It goes into exceptions, so that only what looks like one
        // counts, and nothing that a server could have taken from the token.
        private string Status(byte[] json)
        {
            int at = 0;
            int wanted = 0;
            byte[] key = { 34, 115, 116, 97, 116, 117, 115, 34 }; // "status" with its quotes
            while (at < json.Length && wanted < key.Length) wanted = json[at++] == key[wanted] ? wanted + 1 : json[at - 1] == 34 ? 1 : 0;
            if (wanted < key.Length) return "error";
            while (at < json.Length && (json[at] == ' ' || json[at] == ':' || json[at] == '"')) at++;
            int end = at;
            while (end < json.Length && (json[end] == '_' || (json[end] >= 'a' && json[end] <= 'z') || (json[end] >= '0' && json[end] <= '9'))) end++;
            if (end == at || end - at > 32 || IsInToken(json, at, end - at)) return "error";
            return Octets.Decode(json, at, end - at);
        }

        // Eight characters of the token in a row are too many, and so is a status that is all of the token's. A token of fewer is a word that others have.
        private bool IsInToken(byte[] text, int start, int length)
        {
            int most = length < 8 ? length : 8;
            for (int at = start; at + most <= start + length; at++)
            {
                for (int from = 0; from + most <= _token.Length; from++)
                {
                    int i = 0;
                    while (i < most && _token[from + i] == text[at + i]) i++;
                    if (i == most) return true;
                }
            }
            return false;
        }
    }
}
