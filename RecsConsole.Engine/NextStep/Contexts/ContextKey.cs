namespace RecsConsole.Engine.NextStep;

/// <summary>
/// Contexts and values as 64-bit numbers, the same on every machine. With a million contexts two of them share a number once in 37 million
/// models. Finaliser: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
/// </summary>
internal static class ContextKey
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The number of a context extended by one value.</summary>
    public static ulong With(ulong context, ulong value)
    {
        unchecked
        {
            var mixed = context + 0x9E3779B97F4A7C15 + (value * 0xD1342543DE82EF95);
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>The number of a text; 0 when missing (FNV-1a over UTF-16 code units).</summary>
    public static ulong Of(string? text)
    {
        if (text is null)
        {
            return 0;
        }

        var hash = Offset;
        foreach (var unit in text)
        {
            hash = unchecked((hash ^ unit) * Prime);
        }

        return hash;
    }
}
