using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.WhyNot;

/// <summary>
/// One change to what a decision rested on. Either something is otherwise, or something is more or less by an amount, a whole number of its
/// own unit.
/// </summary>
/// <param name="Kind">Kind of the item asked about.</param>
/// <param name="ItemId">The item asked about.</param>
/// <param name="Value">Which state, role, region, language, source, policy or rule, where the code names one.</param>
/// <param name="Amount">How far it goes; 0 where nothing is counted.</param>
/// <param name="Most">How far it can go.</param>
/// <param name="Range">How much there is of it altogether: what the amount is measured against.</param>
public sealed record Change(
    ChangeCode Code,
    SlateKind Kind,
    string ItemId,
    string? Value = null,
    long Amount = 0,
    long Most = 0,
    long Range = 1
)
{
    /// <summary>Whether an amount says how far it goes.</summary>
    public bool HasAmount => Most > 0;

    /// <summary>Its size: one for what is otherwise, and the share of the range for an amount; scaled by 1,000,000.</summary>
    public long Size => HasAmount ? Math.Clamp(FixedPoint.One * Amount / Range, 1, FixedPoint.One) : FixedPoint.One;

    /// <summary>Whether it says the same of the same thing, whatever the amount.</summary>
    public bool IsLike(Change other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Code == other.Code && string.Equals(Value, other.Value, StringComparison.Ordinal);
    }
}
