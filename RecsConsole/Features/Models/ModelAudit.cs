using System.Globalization;
using System.Text;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Models.Life;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Models;

/// <summary>
/// The audit event of a step: hashes of the model, the report, the state before and after, and the reason, whose text is stored in a row.
/// </summary>
internal static class ModelAudit
{
    public const string ObjectKind = "model";

    /// <param name="before">Hash of the state before.</param>
    /// <param name="step">The step on this very model, with the golden cases that were run and the report that was on screen.</param>
    public static AuditEvent Event(
        string operation,
        ModelRow row,
        AuditOutcome outcome,
        string before,
        ModelEventRow? because = null,
        ModelStep? step = null
    )
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["status"] = row.Status.ToCode(),
            ["contentHash"] = row.ContentHash,
            ["reportHash"] = TextHash(row.ReportJson),
            ["beforeHash"] = before,
            ["afterHash"] = StandingHash(row),
            ["event"] = because?.Id.ToString("D") ?? "",
            ["whyHash"] = because is null ? "" : TextHash(because.Why),
        };
        if (step?.Golden is { } golden)
        {
            details["golden"] = Number(golden.Results.Count - golden.Failed.Count) + " of " + Number(golden.Results.Count);
            details["goldenSet"] = golden.Fingerprint;
        }

        step?.Impact?.AddTo(details);

        return new(operation, ObjectKind, row.Version, outcome, details);
    }

    /// <summary>SHA-256 over all mutable values of the row.</summary>
    public static string StandingHash(ModelRow row) =>
        CanonicalHash.Of(
            CanonicalJson.Serialize(
                new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["status"] = row.Status.ToCode(),
                    ["percent"] = Number(row.Percent),
                    ["teams"] = List(row.Teams),
                    ["roles"] = List(row.Roles),
                    ["previous"] = row.PreviousId?.ToString("D") ?? "",
                    ["promotedBy"] = row.PromotedById?.ToString("D") ?? "",
                    ["proposedStatus"] = row.ProposedStatus?.ToCode() ?? "",
                    ["proposedBy"] = row.ProposedById?.ToString("D") ?? "",
                    ["proposedPercent"] = Number(row.ProposedPercent),
                    ["proposedTeams"] = List(row.ProposedTeams),
                    ["proposedRoles"] = List(row.ProposedRoles),
                    ["windowHours"] = Number(row.WindowHours),
                    ["proposedWindowHours"] = Number(row.ProposedWindowHours),
                    ["revision"] = Number(row.Revision),
                }
            )
        );

    public static string TextHash(string text) => CanonicalHash.Of(Encoding.UTF8.GetBytes(text));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string List(IEnumerable<string> values) => string.Join('\n', values.Order(StringComparer.Ordinal));
}
