using System.Globalization;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Golden;

/// <summary>Creates the rows of expectation versions, and the audit event of a change.</summary>
internal static class GoldenRows
{
    /// <summary>Whether the version in force already says what the request asks for.</summary>
    public static bool Matches(GoldenCaseRow row, SaveGoldenCaseRequest request) =>
        row.DecisionId == request.DecisionId
        && row.Kind == request.Kind.ToItemKind()
        && string.Equals(row.ItemId, request.ItemId, StringComparison.Ordinal)
        && row.Within == request.Within
        && string.Equals(row.Why, request.Why.Trim(), StringComparison.Ordinal);

    /// <summary>Creates the next version, which supersedes the one before.</summary>
    public static GoldenCaseRow Next(OperationScope scope, DecisionRow decision, SaveGoldenCaseRequest request, GoldenCaseRow? current)
    {
        current?.EndedAt = scope.Now;
        return new()
        {
            TenantId = scope.Actor.TenantId,
            Id = request.Id,
            Version = (current?.Version ?? 0) + 1,
            DecisionId = decision.Id,
            CaseId = decision.CaseId,
            Kind = request.Kind.ToItemKind(),
            ItemId = request.ItemId,
            Within = request.Within,
            Why = request.Why.Trim(),
            ById = scope.Actor.PersonOrNull,
            At = scope.Now,
        };
    }

    public static AuditEvent Event(string operation, GoldenCaseRow row, GoldenCaseRow? before) =>
        new(
            operation,
            "golden-case",
            row.Id.ToString("D"),
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["version"] = row.Version.ToString(CultureInfo.InvariantCulture),
                ["decision"] = row.DecisionId.ToString("D"),
                ["kind"] = row.Kind.ToCode(),
                ["item"] = row.ItemId,
                ["expected"] = Expected(row),
                ["before"] = before is null ? "" : before.ItemId + " " + Expected(before),
                ["whyHash"] = ModelAudit.TextHash(row.Why),
            }
        );

    private static string Expected(GoldenCaseRow row) => row.Within?.ToString(CultureInfo.InvariantCulture) ?? "never";
}
