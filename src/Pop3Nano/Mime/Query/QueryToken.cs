namespace Pop3Nano.Mime;

/// <summary>The pieces of a query's text.</summary>
internal enum QueryToken
{
    End,

    /// <summary>Letters and digits.</summary>
    Word,

    /// <summary>Text in single quotes.</summary>
    Quoted,

    /// <summary>= != &lt; &lt;= &gt; &gt;=</summary>
    Comparison,
    And,
    Or,
    Not,
    Open,
    Close,
    Comma,
}
