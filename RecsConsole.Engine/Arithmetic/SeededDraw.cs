namespace RecsConsole.Engine.Arithmetic;

/// <summary>
/// Draws from a seed, the same on every machine: SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
/// </summary>
public sealed class SeededDraw(long seed)
{
    private ulong _state = unchecked((ulong)seed);

    /// <summary>A whole number from 0 to below <paramref name="count"/>, each equally likely.</summary>
    public int Below(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return (int)Math.BigMul(Next(), (ulong)count, out _); // the high half of the product is uniform
    }

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
