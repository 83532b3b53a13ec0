using System.Text.Json;
using RecsConsole.Database;

namespace RecsConsole.Features.Documents.Administration;

/// <summary>A line of a document's history, read from the audit trail.</summary>
/// <param name="Who">Null when a date or an import caused it.</param>
public sealed record DocumentEvent(DateTimeOffset At, string? Who, string Words)
{
    internal static DocumentEvent From(AuditEntryRow row, string? who)
    {
        using var details = JsonDocument.Parse(row.DetailsJson);
        var version = Text(details.RootElement, "version");
        var status = Text(details.RootElement, "status");
        return new(
            row.At,
            who,
            row.Operation switch
            {
                DocumentAudit.Saved => Texts.WroteTheDraftOfVersion.With(version),
                "approve.document" => Texts.ApprovedVersion.With(version),
                "trust.document" => Texts.TrustedVersion.With(version),
                "submit.document" => Texts.SentDraftOfVersion.With(version),
                "reject.document" => Texts.SentBackDraftOfVersion.With(version),
                "withdraw.document" => Texts.WithdrewVersion.With(version),
                "curate.document" => Text(details.RootElement, "issue_types") is { Length: > 0 } issues
                    ? Texts.RecommendedIt.With(issues)
                    : Texts.TookBackForWhichIssueTypes,
                "state.document" when ColumnCodes.Find<DocumentStatus>(status) is DocumentStatus.Effective =>
                    Texts.VersionCameIntoForce.With(version),
                "state.document" => Texts.VersionIs.With(version, status),
                var other => other,
            }
        );
    }

    private static string Text(JsonElement details, string name) =>
        details.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
