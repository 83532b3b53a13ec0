namespace RecsConsole.Features.Reviews.Studies;

/// <summary>
/// Draws cases, order and sides from a study's stored seed: SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014), written out because the framework does not promise the same numbers in every version.
/// </summary>
public sealed class StudyDraw(long seed)
{
    private ulong _state = unchecked((ulong)seed);

    /// <summary>From 0 to <paramref name="below"/> - 1.</summary>
    public int Next(int below)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(below, 1);
        return (int)(((UInt128)Next() * (ulong)below) >> 64);
    }

    public bool Coin() => (Next() >> 63) == 1;

    /// <summary>Every order is equally likely (Fisher and Yates).</summary>
    public IReadOnlyList<T> Shuffle<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return shuffled;
    }

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
