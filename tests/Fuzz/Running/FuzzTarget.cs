using Pop3Nano.Fuzz.Cases;

namespace Pop3Nano.Fuzz.Running;

/// <summary>One thing that reads what others wrote: how cases for it begin, and what must hold for each. Used by one thread.</summary>
internal abstract class FuzzTarget
{
    /// <summary>The group: a folder of the corpus.</summary>
    public abstract string Group { get; }

    /// <summary>The target's name, unlike any other's.</summary>
    public abstract string Name { get; }

    /// <summary>The octets that a case may take from the heap: so many, and so many more for each of its octets.</summary>
    public virtual (long Fixed, long PerOctet) Memory => (1 << 18, 4096);

    /// <summary>How many other cases one of its cases stands for: 1, unless each starts a program.</summary>
    public virtual int Cost => 1;

    /// <summary>Writes something that a sane peer would send.</summary>
    public abstract void Make(CaseOctets octets, CaseRandom random);

    /// <summary>Runs a case. The random numbers come from its octets, so that octets alone say it again.</summary>
    /// <exception cref="FindingException">What must hold does not. Any other exception is a finding too.</exception>
    public abstract void Check(CaseOctets octets, CaseRandom random);
}
