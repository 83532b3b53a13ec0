using System.Text.Json;
using RecsConsole.Database;
using RecsConsole.Features.Documents.Administration.Versions;

namespace RecsConsole.Features.Documents.Administration;

/// <summary>A line of a document's history, read from the audit trail.</summary>
/// <param name="Who">Null when it happened by date or by an import.</param>
public sealed record DocumentEvent(DateTimeOffset At, string? Who, string Words)
{
    internal static DocumentEvent Of(AuditEntryRow row, string? who)
    {
        using var details = JsonDocument.Parse(row.DetailsJson);
        var version = Text(details.RootElement, "version");
        var status = Text(details.RootElement, "status");
        return new(
            row.At,
            who,
            row.Operation switch
            {
                "save.document" => $"wrote the draft of version {version}",
                "approve.document" => $"approved version {version}",
                "withdraw.document" => $"withdrew version {version}",
                "curate.document" => Text(details.RootElement, "issue_types") is { Length: > 0 } issues
                    ? $"recommended it for {issues}"
                    : "took back for which issue types it is recommended",
                "state.document" when status is DocumentStates.Effective => $"version {version} came into force",
                "state.document" => $"version {version} is {status}",
                var other => other,
            }
        );
    }

    private static string Text(JsonElement details, string name) =>
        details.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
