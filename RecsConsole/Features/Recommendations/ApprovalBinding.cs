using System.Globalization;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Features.Recommendations;

/// <summary>What an approval is bound to: if any of it moves, the approval lapses.</summary>
public static class ApprovalBinding
{
    /// <summary>SHA-256 over action version, case state and revision, and the inputs and versions (policies among them) of the decision.</summary>
    public static string Of(CaseRow row, ActionRow action, DecisionRow decision)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(decision);
        return CanonicalHash.Of(
            CanonicalJson.Serialize(
                new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["action"] = action.Key,
                    ["actionVersion"] = action.Version.ToString(CultureInfo.InvariantCulture),
                    ["case"] = row.Id.ToString("D"),
                    ["state"] = row.Status,
                    ["revision"] = row.Revision.ToString(CultureInfo.InvariantCulture),
                    ["evidence"] = decision.InputHash,
                    ["versions"] = decision.VersionsJson,
                }
            )
        );
    }
}
