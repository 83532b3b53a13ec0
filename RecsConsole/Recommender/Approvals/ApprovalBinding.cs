using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Evidence;

namespace RecsConsole.Recommender.Approvals;

/// <summary>The facts an approval is bound to: if any of them changes, the approval lapses.</summary>
public static class ApprovalBinding
{
    /// <summary>
    /// SHA-256 over the action's version, its form values, the case's state and revision, the decision's input, the current state of the
    /// rows behind its reason, and the policies in force. Computed when approval is requested and again when somebody decides.
    /// </summary>
    public static async Task<string> ReadAsync(
        ConsoleDbContext db,
        CaseRow row,
        BoundAction bound,
        DecisionRow? decision,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(bound);
        var action = bound.Action;
        return CanonicalHash.Of(
            CanonicalJson.Serialize(
                new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["action"] = action.Key,
                    ["actionVersion"] = Number(action.Version),
                    ["fields"] = bound.FieldsJson ?? "",
                    ["case"] = row.Id.ToString("D"),
                    ["state"] = row.Status,
                    ["revision"] = Number(row.Revision),
                    ["decision"] = decision?.InputHash ?? "",
                    ["evidence"] = await EvidenceAsync(db, action.Key, decision, at, cancellationToken),
                    ["policies"] = await PoliciesAsync(db, at, cancellationToken),
                }
            )
        );
    }

    // The present state of the rows behind the reason: a reopened similar case or a replaced document changes the evidence.
    private static async Task<string> EvidenceAsync(
        ConsoleDbContext db,
        string actionKey,
        DecisionRow? decision,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var item = decision is null ? null : EvidenceSources.ItemOf(decision, SlateKind.Action, actionKey);
        if (item is null)
        {
            return "";
        }

        var sources = EvidenceSources.Of(item);
        var ids = sources.Select(EvidenceSources.CaseIdOf).OfType<Guid>().ToList();
        var cases = await db
            .Cases.AsNoTracking()
            .Where(found => ids.Contains(found.Id))
            .Select(found => new { found.Id, found.Revision })
            .ToListAsync(cancellationToken);
        var documents = await DocumentsAsync(db, sources, at, cancellationToken);
        return string.Join(
            ' ',
            cases.Select(found => $"{found.Id:D}@{Number(found.Revision)}").Concat(documents).Order(StringComparer.Ordinal)
        );
    }

    private static async Task<IEnumerable<string>> DocumentsAsync(
        ConsoleDbContext db,
        IReadOnlyList<string> sources,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var keys = sources.Select(EvidenceSources.DocumentKeyOf).OfType<string>().ToList();
        var inForce = await db
            .Documents.AsNoTracking()
            .InForce(at)
            .Where(found => keys.Contains(found.Key))
            .Select(found => new { found.Key, found.Version })
            .ToListAsync(cancellationToken);
        return inForce.Select(found => $"{found.Key}@{Number(found.Version)}");
    }

    private static async Task<string> PoliciesAsync(ConsoleDbContext db, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var inForce = await db
            .Policies.AsNoTracking()
            .InForce(at)
            .Select(policy => new { policy.Key, policy.Version })
            .ToListAsync(cancellationToken);
        return string.Join(' ', inForce.Select(policy => $"{policy.Key}@{Number(policy.Version)}").Order(StringComparer.Ordinal));
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>An action as requested.</summary>
/// <param name="FieldsJson">The values of the action's form; null when it has no form.</param>
public sealed record BoundAction(ActionRow Action, string? FieldsJson);
