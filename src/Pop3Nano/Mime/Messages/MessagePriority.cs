namespace Pop3Nano.Mime;

/// <summary>The fields in which mail says how urgent it is.</summary>
internal static class MessagePriority
{
    private static readonly string[] Fields = ["X-Priority", "Importance", "Priority", "X-MSMail-Priority"];

    internal static MailPriority Read(HeaderCollection headers)
    {
        foreach (string name in Fields)
        {
            if (headers[name] is not { Length: > 0 } value) continue;
            int blank = value.IndexOfAny([' ', '(']);
            string word = blank < 0 ? value : value[..blank];
            if (Read(word) is { } priority) return priority;
        }

        return MailPriority.Normal;
    }

    // X-Priority counts from 1 to 5; Priority has urgent and non-urgent (RFC 2156 §5.3.6), Importance high and low (§5.3.4).
    private static MailPriority? Read(string word) => word.ToLowerInvariant() switch
    {
        "1" or "2" or "high" or "highest" or "urgent" => MailPriority.High,
        "4" or "5" or "low" or "lowest" or "non-urgent" => MailPriority.Low,
        "3" or "normal" => MailPriority.Normal,
        _ => null,
    };
}
