namespace Pop3Nano.Architecture.Rooms;

/// <summary>That a member names a type of the library, in its signature or its body.</summary>
internal sealed record Use(string FromRoom, string Member, string ToRoom, string Type)
{
    public override string ToString() => $"{Member} → {Type}";
}
