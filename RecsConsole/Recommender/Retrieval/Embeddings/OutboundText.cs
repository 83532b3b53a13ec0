using System.Security.Cryptography;
using System.Text;
using RecsConsole.Engine.Fields;
using RecsConsole.Recommender.Retrieval.Masking;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>
/// A text that may be sent to an external model. It can only be created by stating the data field of each part, so no part leaves whose
/// field the register or the tenant withholds (R157), and every part has passed the tenant's mask (R159).
/// </summary>
public sealed class OutboundText
{
    private OutboundText(string value) => Value = value;

    public string Value { get; }

    /// <summary>SHA-256 of what would be sent: another mask or another name makes another hash, and then another vector.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Value)));

    /// <summary>The parts that may leave, each masked and on its own line; null when none may.</summary>
    public static OutboundText? From(TextMask mask, FieldLimits? limits, params IReadOnlyList<FieldText> parts)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var free = parts.Where(part => limits.Allows(part.Field, FieldPurpose.External)).Select(part => part.Text).ToList();
        return free.Count == 0 ? null : new(mask.Apply(string.Join('\n', free)));
    }
}

/// <summary>A text and the data field it is of.</summary>
public readonly record struct FieldText(DataField Field, string Text);
