using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.WhyNot;

/// <summary>
/// One change to the inputs of a decision: either a fact is different, or a quantity changes by an integer amount in its own unit.
/// </summary>
/// <param name="Kind">Kind of the item asked about.</param>
/// <param name="ItemId">The item asked about.</param>
/// <param name="Value">Which state, role, region, language, source, policy or rule, where the code names one.</param>
/// <param name="Amount">Size of the change; 0 when it has no amount.</param>
/// <param name="Most">The largest possible amount.</param>
/// <param name="Range">The range of the quantity, to which the amount is compared.</param>
public sealed record CounterfactualChange(
    ChangeCode Code,
    SlateKind Kind,
    string ItemId,
    string? Value = null,
    long Amount = 0,
    long Most = 0,
    long Range = 1
)
{
    public bool HasAmount => Most > 0;

    /// <summary>The change's size, scaled by 1,000,000: 1 for a different fact, the share of the range for an amount.</summary>
    public long Size => HasAmount ? Math.Clamp(FixedPoint.One * Amount / Range, 1, FixedPoint.One) : FixedPoint.One;

    /// <summary>Whether the other is the same change to the same thing, whatever the amount.</summary>
    public bool IsLike(CounterfactualChange other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Code == other.Code && string.Equals(Value, other.Value, StringComparison.Ordinal);
    }
}
