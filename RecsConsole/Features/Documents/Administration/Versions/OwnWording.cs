using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>
/// Where the tenant lets one person mend wording, an author may approve a draft that differs from the version in force in typing errors of
/// its text only. Never of a policy, of a document that a policy names, or of a confidential one: a word in these may be an obligation.
/// </summary>
internal static class OwnWording
{
    private const string PolicyKind = "policy";

    public static async Task<bool> MayApproveAsync(ConsoleDbContext db, DocumentRow draft, CancellationToken cancellationToken)
    {
        if (IsBinding(draft))
        {
            return false;
        }

        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        if (!settings.ReviewsInForce.WordingByOne)
        {
            return false;
        }

        var inForce = await db
            .Documents.AsNoTracking()
            .Effective()
            .Where(row => row.Key == draft.Key)
            .OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync(cancellationToken);
        return inForce is not null
            && !IsBinding(inForce)
            && DiffersInTextOnly(inForce, draft)
            && TypingErrors.AreAll(inForce.Text, draft.Text)
            && !await IsNamedByPolicyAsync(db, draft.Key, cancellationToken);
    }

    private static bool IsBinding(DocumentRow row) =>
        row.PolicyKey is not null
        || row.Classification > Classifications.Internal
        || string.Equals(row.Kind, PolicyKind, StringComparison.Ordinal);

    private static bool DiffersInTextOnly(DocumentRow inForce, DocumentRow draft) =>
        string.Equals(HashWithoutText(inForce), HashWithoutText(draft), StringComparison.Ordinal);

    private static string HashWithoutText(DocumentRow row) => CanonicalHash.OfValue(DocumentDraft.From(row) with { Text = "" });

    private static async Task<bool> IsNamedByPolicyAsync(ConsoleDbContext db, string key, CancellationToken cancellationToken)
    {
        var policies = await db.Policies.AsNoTracking().Published().ToListAsync(cancellationToken);
        return policies
            .Select(TenantFactsReader.ToFacts)
            .SelectMany(policy => policy.Rules)
            .Any(rule => rule.Documents.Contains(key, StringComparer.Ordinal));
    }
}
