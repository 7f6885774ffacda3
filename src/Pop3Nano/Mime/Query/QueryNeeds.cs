using System;

namespace Pop3Nano.Mime;

/// <summary>What has to be read before a query can be answered.</summary>
[Flags]
internal enum QueryNeeds
{
    None = 0,
    Header = 1,
    Body = 2,
}
