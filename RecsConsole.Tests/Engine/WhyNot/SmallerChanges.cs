using RecsConsole.Engine.WhyNot;
using Shouldly;

namespace RecsConsole.Tests.Engine.WhyNot;

/// <summary>Tries single changes and pairs that are smaller than the changes found; a pair begins with a change that has no amount.</summary>
internal static class SmallerChanges
{
    public static void ShouldNotShow(
        WhyNotQuestion question,
        IReadOnlyList<CounterfactualChange> found,
        IReadOnlyList<CounterfactualChange> all
    )
    {
        var size = found.Sum(change => change.Size);
        var smaller = all.Select(change => new[] { change })
            .Concat(
                found.Count < 2
                    ? []
                    : all.Where(change => !change.HasAmount).SelectMany(first => all.Select(second => new[] { first, second }))
            )
            .Where(set => set.Length < found.Count || set.Sum(change => change.Size) < size)
            .Where(set => set.Length <= found.Count)
            .FirstOrDefault(set => WhyNotTests.Shows(question, set));
        smaller.ShouldBeNull($"found {string.Join(", ", found)}; smaller {string.Join(", ", smaller ?? [])}");
    }
}
