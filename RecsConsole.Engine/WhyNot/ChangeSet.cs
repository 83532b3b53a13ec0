using System.Globalization;
using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.WhyNot;

/// <summary>Changes tried together.</summary>
/// <param name="IsSettled">Whether each amount is already the least that suffices.</param>
internal sealed record ChangeSet(IReadOnlyList<CounterfactualChange> Changes, bool IsSettled)
{
    public static ChangeSet None { get; } = new([], IsSettled: false);

    /// <summary>Total size of the changes.</summary>
    public long Size => Changes.Sum(change => change.Size);

    /// <summary>Lower bound of the size, before amounts are settled.</summary>
    public long LeastSize => Changes.Sum(change => change.HasAmount ? 1 : FixedPoint.One);

    /// <summary>A key that is equal for the same changes in any order.</summary>
    public string Key =>
        string.Join(
            '|',
            Changes
                .Select(change => string.Create(CultureInfo.InvariantCulture, $"{(int)change.Code}:{change.Value}"))
                .Order(StringComparer.Ordinal)
        );

    /// <summary>Whether the set has the change, or one that contradicts it.</summary>
    public bool Has(CounterfactualChange change) =>
        Changes.Any(each => each.IsLike(change) || (each.Code == change.Code && IsOneOfMany(change.Code)));

    public ChangeSet With(CounterfactualChange change) => new([.. Changes, change with { Amount = change.Most }], IsSettled: false);

    // a case is in one state, a customer in one tier
    private static bool IsOneOfMany(ChangeCode code) => code is ChangeCode.CaseInState or ChangeCode.AccountOfTier;
}
