using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Feedback;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>The reports behind alerts: what people said should not have been shown to them.</summary>
internal sealed class AlertReports(
    IReadOnlyDictionary<Guid, SuggestionReportRow> reports,
    IReadOnlyDictionary<Guid, string?> notes,
    IReadOnlyDictionary<string, string> actions,
    IReadOnlyDictionary<Guid, string> people
)
{
    public static async Task<AlertReports> ReadAsync(
        ConsoleDbContext db,
        IEnumerable<SecurityAlertRow> rows,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.Select(IdOf).OfType<Guid>().Distinct().ToList();
        var reports = await db.SuggestionReports.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var responses = reports.ConvertAll(row => row.ResponseId);
        return new(
            reports.ToDictionary(row => row.Id),
            await db
                .Responses.AsNoTracking()
                .Where(row => responses.Contains(row.Id))
                .ToDictionaryAsync(row => row.Id, row => row.Note, cancellationToken),
            await ActionTitles.ReadAsync(
                db,
                reports.Where(row => row.ItemKind is ItemKind.Action).Select(row => row.ItemId),
                cancellationToken
            ),
            await PeopleNames.ReadAsync(
                db,
                reports.Select(row => row.ReporterId).Concat(reports.Select(PersonOf).OfType<Guid>()),
                cancellationToken
            )
        );
    }

    /// <summary>The report behind an alert; null for an alert of another kind.</summary>
    public static Guid? IdOf(SecurityAlertRow row)
    {
        if (row.Kind is not SecurityAlertKind.WrongPermission)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, Guid>>(row.WitnessJson)?.GetValueOrDefault("report");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>References to the reports' cases and documents, in the format of alert objects.</summary>
    public IEnumerable<string> References =>
        reports.Values.SelectMany(row =>
            row.ItemKind is ItemKind.Document ? [CaseOf(row), $"document:{row.ItemId}"] : new[] { CaseOf(row) }
        );

    /// <summary>The line of an alert with its report; unchanged for an alert of another kind.</summary>
    public AlertLine AddTo(AlertLine line, SecurityAlertRow row, AlertObjects objects)
    {
        if (IdOf(row) is not { } id || reports.GetValueOrDefault(id) is not { } report)
        {
            return line;
        }

        var (maySee, who) = (objects.Has(CaseOf(report)), people.GetValueOrDefault(report.ReporterId) ?? Texts.Somebody);
        var said = new FeedbackState(FeedbackTo.Security, report.Status, report.ResolvedAt, maySee ? report.ResolutionNote : null);
        return line with
        {
            Words = Texts.ReportedAsNotToBeShown.With(who, NameOf(report, objects), objects.NameOf(CaseOf(report))),
            Reason = maySee ? notes.GetValueOrDefault(report.ResponseId) : null,
            Report = new(
                said,
                IsOpen: report.Status is DocumentReportStatus.Open,
                IsTakenBack: report.Status is DocumentReportStatus.Undone
            ),
        };
    }

    private string NameOf(SuggestionReportRow report, AlertObjects objects) =>
        report.ItemKind switch
        {
            ItemKind.Document => objects.NameOf($"document:{report.ItemId}"),
            ItemKind.Action => Texts.TheAction.With(actions.GetValueOrDefault(report.ItemId, report.ItemId)),
            _ => PersonOf(report) is { } person ? people.GetValueOrDefault(person, Texts.Somebody) : Texts.Somebody,
        };

    private static string CaseOf(SuggestionReportRow row) => $"case:{row.CaseId:D}";

    private static Guid? PersonOf(SuggestionReportRow row) =>
        row.ItemKind is ItemKind.Expert && Guid.TryParse(row.ItemId, out var person) ? person : null;
}

/// <summary>A report and its answer.</summary>
/// <param name="IsTakenBack">The reporter withdrew the report before it was answered.</param>
public sealed record AlertReport(FeedbackState Said, bool IsOpen, bool IsTakenBack);
