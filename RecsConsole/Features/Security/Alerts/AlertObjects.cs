using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Security.Leaks;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Cards.Labels;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>Names of the objects behind alerts that the reader may see.</summary>
internal sealed class AlertObjects
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    private AlertObjects() { }

    public static async Task<AlertObjects> ReadAsync(
        ConsoleDbContext db,
        AccessCheck check,
        IReadOnlyList<SecurityAlertRow> rows,
        AlertReports reports,
        CancellationToken cancellationToken
    )
    {
        var named = rows.Where(row => AlertReports.IdOf(row) is null)
            .Select(row => EmergencyEvidence.From(row)?.Reference ?? LeakFinding.From(row.WitnessJson)?.Object)
            .OfType<string>()
            .Concat(reports.References)
            .ToHashSet(StringComparer.Ordinal);
        var documents = KeysOf(named, "document:");
        var cases = KeysOf(named, "case:").Select(Guid.Parse).ToList();
        var objects = new AlertObjects();
        foreach (
            var row in await db
                .Documents.AsNoTracking()
                .Where(row => documents.Contains(row.Key))
                .OrderBy(row => row.Version)
                .ToListAsync(cancellationToken)
        )
        {
            if (check.Decide(AccessOperation.ViewDocument, AccessResources.Of(row)).Permitted)
            {
                objects._names[$"document:{row.Key}"] = Texts.TheDocument.With(row.Title);
            }
        }

        foreach (var row in await db.Cases.AsNoTracking().Where(row => cases.Contains(row.Id)).ToListAsync(cancellationToken))
        {
            if (check.Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted)
            {
                objects._names[$"case:{row.Id:D}"] = Texts.Case.With(row.Key);
            }
        }

        return objects;
    }

    /// <summary>The name for use in a sentence.</summary>
    public string NameOf(string? reference) =>
        reference is null ? Texts.SeveralHiddenObjectsTogether
        : _names.TryGetValue(reference, out var name) ? name
        : reference.StartsWith("case:", StringComparison.Ordinal) ? Texts.ACaseThatYouMayNotSee
        : reference.StartsWith("document:", StringComparison.Ordinal) ? Texts.ADocumentThatYouMayNotSee
        : Texts.AHidden.With(ReferenceLabels.Of(reference.Split(':')[0]));

    /// <summary>Whether the reader may see the object.</summary>
    public bool Has(string reference) => _names.ContainsKey(reference);

    private static List<string> KeysOf(IEnumerable<string> named, string kind) =>
        [.. named.Where(each => each.StartsWith(kind, StringComparison.Ordinal)).Select(each => each[kind.Length..])];
}
