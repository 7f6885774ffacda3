namespace Pop3Nano
{
    /// <summary>Strangers' words in logs and exceptions: what may stand there as it is.</summary>
    internal static class HarmlessText
    {
        /// <summary>False for C0, C1 and DEL, which drive terminals, for line and paragraph separators, and for what turns text around.</summary>
        public static bool Has(char c) => !char.IsControl(c)
            && c is not ('\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF');

        /// <summary>The text with a question mark for each character that may not.</summary>
        public static string Of(string text) => string.Create(text.Length, text, static (to, from) =>
        {
            for (int i = 0; i < to.Length; i++) to[i] = Has(from[i]) ? from[i] : '?';
        });
    }
}
