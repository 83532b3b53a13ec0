using System.Text;
using System.Text.Json;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Casework.Proposals;

/// <summary>A change as a proposal stores it.</summary>
public sealed record ProposedChange(string Subject, int BaseVersion, string ContentJson)
{
    /// <summary>A second person set it for a time, so no other change to the same rules went ahead of it.</summary>
    public bool IsTimed { get; init; }

    /// <summary>The item of the part; empty when the part has none.</summary>
    public string Item => GovernedParts.ItemOf(Subject);

    public static ProposedChange From(ProposalRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(row.Subject, row.BaseVersion, row.ContentJson) { IsTimed = row.BeginsAt is not null };
    }

    /// <summary>The rules before and after; null when another version of this program wrote them.</summary>
    public GovernedContent<TRules>? Read<TRules>()
        where TRules : class
    {
        try
        {
            return CanonicalJson.Deserialize<GovernedContent<TRules>>(Encoding.UTF8.GetBytes(ContentJson));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
