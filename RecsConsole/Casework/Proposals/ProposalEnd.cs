using System.Globalization;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Casework.Proposals;

/// <summary>How a proposal ends, or begins to wait for a time.</summary>
public sealed record ProposalEnd(string Operation, AuditOutcome Outcome)
{
    public VersionStatus Status { get; init; }

    public string? Comment { get; init; }

    /// <summary>Further details for the audit entry.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    // ids and hashes only: the reason may name somebody
    internal Dictionary<string, string> DetailsOf(ProposalRow row)
    {
        var details = new Dictionary<string, string>(Details, StringComparer.Ordinal)
        {
            ["subject"] = row.Subject,
            ["author"] = row.AuthorId.ToString("D"),
            ["beforeVersion"] = row.BaseVersion.ToString(CultureInfo.InvariantCulture),
            ["after"] = CanonicalHash.Of(System.Text.Encoding.UTF8.GetBytes(row.ContentJson)),
            ["status"] = row.Status.ToCode(),
        };
        if (row.BeginsAt is { } at)
        {
            details[TimedChanges.BeginsAt] = TimedChanges.Written(at);
        }

        return details;
    }
}
