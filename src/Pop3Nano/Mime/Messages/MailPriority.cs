namespace Pop3Nano.Mime;

/// <summary>How urgent the sender finds a message.</summary>
public enum MailPriority
{
    /// <summary>Nothing is said, or "normal".</summary>
    Normal,

    /// <summary>It can wait.</summary>
    Low,

    /// <summary>It is urgent.</summary>
    High,
}
