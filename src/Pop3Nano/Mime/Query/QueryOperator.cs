namespace Pop3Nano.Mime;

/// <summary>How a condition compares. Each negative one is the opposite of its positive one, also where the message has no such field.</summary>
internal enum QueryOperator
{
    Contains,
    NotContains,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Empty,
    NotEmpty,
}
