using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>Draws cases, order and sides from a study's stored seed.</summary>
public sealed class StudyDraw(long seed)
{
    private readonly SplitMix64 _random = new(unchecked((ulong)seed));

    /// <summary>From 0 to <paramref name="below"/> - 1.</summary>
    public int Next(int below) => _random.Below(below);

    public bool Coin() => (_random.Next() >> 63) == 1;

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
}
