using System;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Session;

namespace Pop3Nano.Fuzz.Settings;

/// <summary>A server profile from flash: whole or nothing; what was loaded is saved as it was.</summary>
internal sealed class ProfileTarget : FuzzTarget
{
    private readonly Pop3ServerProfile _profile = new();
    private readonly byte[] _saved = new byte[Pop3ServerProfile.SavedLength];
    private readonly byte[] _padded = new byte[Pop3ServerProfile.SavedLength + 8];

    public override string Group => "settings";

    public override string Name => "profile";

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        _profile.Forget();
        _profile.Save(_saved, 0);
        octets.Add(_saved);
    }

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        int start = random.Next(8);
        int length = Math.Min(octets.Length, Pop3ServerProfile.SavedLength);
        octets.Span[..length].CopyTo(_padded.AsSpan(start));
        bool isLoaded = _profile.Load(_padded, start);
        FindingException.Unless(_profile.Load(_padded, start) == isLoaded, "it is loaded once and once not");
        _profile.Save(_saved, 0);
        FindingException.Unless(!isLoaded || _saved.AsSpan().SequenceEqual(_padded.AsSpan(start, _saved.Length)), "what was loaded is saved otherwise");
        FindingException.Unless(isLoaded || (_profile.Before == Pop3Capabilities.None && !_profile.KnowsBefore && !_profile.KnowsAfter), "what was not loaded is known");
    }
}
