using RecsConsole.Database;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Recommender.Decisions;

/// <summary>The audit entry of a response.</summary>
internal static class ResponseAudit
{
    /// <summary>The name of a response in the audit trail, such as response.accept.</summary>
    public static string NameOf(ResponseKind kind) => "response." + kind.ToCode();

    /// <summary>The withdrawal of a response.</summary>
    public static AuditEvent UndoOf(ResponseRow row) =>
        new(
            "response.undo",
            "decision",
            row.DecisionId.ToString("D"),
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["response"] = row.Id.ToString("D") }
        );

    public static AuditEvent Of(ResponseRow row, AuditOutcome outcome) =>
        new(
            NameOf(row.Kind),
            "decision",
            row.DecisionId.ToString("D"),
            outcome,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["response"] = row.Id.ToString("D"),
                ["case"] = row.CaseId.ToString("D"),
                ["kind"] = row.ItemKind.ToCode(),
                ["item"] = row.ItemId ?? "",
                ["chosen"] = row.ChosenActionKey ?? "",
                ["reason"] = row.Reason ?? "",
            }
        );
}
