namespace RecsConsole.Engine.Access;

/// <summary>Reasons gathered without an allocation for those who are permitted: permission is asked thousands of times for one opening.</summary>
internal struct ReasonSet
{
    private ulong _bits;

    public readonly bool IsEmpty => _bits == 0;

    public void Add(ReasonCode reason) => _bits |= 1UL << (int)reason;

    /// <summary>Each reason once, in the order of their codes.</summary>
    public readonly ReasonCode[] ToArray()
    {
        var reasons = new List<ReasonCode>();
        for (var bit = 0; bit < 64; bit++)
        {
            if ((_bits & (1UL << bit)) != 0)
            {
                reasons.Add((ReasonCode)bit);
            }
        }

        return [.. reasons];
    }
}
