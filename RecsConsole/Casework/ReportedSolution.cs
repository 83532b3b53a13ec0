using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework;

/// <summary>How a case was solved, as told by whoever closed it: stands in the attributes of the step that brought the solution.</summary>
/// <param name="NoteId">The note with their words.</param>
/// <param name="SolvedBy">Key of the step that solved it; null when it was none of the steps, or nobody knows.</param>
public sealed record ReportedSolution(Guid NoteId, string? SolvedBy)
{
    private const string SolvedByAttribute = "solved_by";
    private const string DocumentAttribute = "solved_with";
    private const string VersionAttribute = "solved_with_version";

    /// <summary>Key of the document that solved it; null where none is named.</summary>
    public string? Document { get; init; }

    public int? DocumentVersion { get; init; }

    /// <summary>As attributes of the event of the step.</summary>
    public IReadOnlyDictionary<string, string> ToAttributes()
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal) { [CaseEvents.NoteAttribute] = NoteId.ToString("D") };
        if (SolvedBy is not null)
        {
            attributes[SolvedByAttribute] = SolvedBy;
        }

        if (Document is not null)
        {
            attributes[DocumentAttribute] = Document;
            attributes[VersionAttribute] = DocumentVersion?.ToString(CultureInfo.InvariantCulture) ?? "";
        }

        return attributes;
    }

    /// <summary>The document that an event names as what solved the case; null where it names none.</summary>
    public static string? DocumentIn(IReadOnlyDictionary<string, string> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return attributes.GetValueOrDefault(DocumentAttribute);
    }

    /// <summary>Puts back on a case that stands solved again what was told when it was solved.</summary>
    public static async Task RestoreAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        var attributes = await db
            .CaseEvents.AsNoTracking()
            .Where(each => each.CaseId == row.Id && each.Kind == "action" && each.At == row.ResolvedAt && each.Activity == row.Resolution)
            .Select(each => each.AttributesJson)
            .FirstOrDefaultAsync(cancellationToken);
        if (attributes is not null && Of(attributes) is { } told)
        {
            (row.SolutionNoteId, row.Resolution) = (told.NoteId, told.SolvedBy ?? row.Resolution);
        }
    }

    private static ReportedSolution? Of(string attributesJson)
    {
        var attributes = JsonSerializer.Deserialize<Dictionary<string, string>>(attributesJson) ?? [];
        return Guid.TryParse(attributes.GetValueOrDefault(CaseEvents.NoteAttribute), out var note)
            ? new(note, attributes.GetValueOrDefault(SolvedByAttribute))
            : null;
    }
}
