using RecsConsole.Engine.Fields;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>
/// A text that may be sent to a model of somebody else. There is no other way to make one than to say which data fields its parts are of, so nothing
/// leaves whose field the register or the tenant keeps inside (R157).
/// </summary>
public sealed class OutboundText
{
    private OutboundText(string value) => Value = value;

    public string Value { get; }

    /// <summary>The parts that may leave, each on a line of its own; null when none may.</summary>
    public static OutboundText? Of(FieldLimits? limits, params IReadOnlyList<FieldText> parts)
    {
        var free = parts.Where(part => limits.Allows(part.Field, FieldPurpose.External)).Select(part => part.Text).ToList();
        return free.Count == 0 ? null : new(string.Join('\n', free));
    }
}

/// <summary>A text and the data field it is of.</summary>
public readonly record struct FieldText(DataField Field, string Text);
