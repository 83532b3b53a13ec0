using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework;

/// <summary>
/// How a case was solved, as stated by the person who closed it: stored in the attributes of the step that recorded the solution.
/// </summary>
/// <param name="NoteId">The note with that person's text.</param>
/// <param name="SolvedBy">Key of the step that solved the case; null when none did, or it is unknown.</param>
public sealed record ReportedSolution(Guid NoteId, string? SolvedBy)
{
    private const string SolvedByAttribute = "solved_by";
    private const string DocumentAttribute = "solved_with";
    private const string VersionAttribute = "solved_with_version";

    /// <summary>Key of the document that solved the case; null when none is named.</summary>
    public string? Document { get; init; }

    public int? DocumentVersion { get; init; }

    /// <summary>The solution as attributes of the step's event.</summary>
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

    /// <summary>Key of the step named as the solution in the attributes of an event; null when there is none.</summary>
    /// <param name="attributesJson">A JSON object of strings.</param>
    public static string? StepIn(string attributesJson)
    {
        ArgumentNullException.ThrowIfNull(attributesJson);
        // most events name none, and need not be read
        return attributesJson.Contains(SolvedByAttribute, StringComparison.Ordinal)
            ? StepIn(JsonSerializer.Deserialize<Dictionary<string, string>>(attributesJson) ?? [])
            : null;
    }

    /// <summary>The same for attributes that are already read.</summary>
    public static string? StepIn(IReadOnlyDictionary<string, string> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return attributes.GetValueOrDefault(SolvedByAttribute);
    }

    /// <summary>The document named as the solution in an event; null when there is none.</summary>
    public static string? DocumentIn(IReadOnlyDictionary<string, string> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return attributes.GetValueOrDefault(DocumentAttribute);
    }

    /// <summary>Restores the stated solution on a case that is solved again.</summary>
    public static async Task RestoreAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        var attributes = await db
            .CaseEvents.AsNoTracking()
            .Where(each =>
                each.CaseId == row.Id && each.Kind == CaseEventKind.Action && each.At == row.ResolvedAt && each.Activity == row.Resolution
            )
            .Select(each => each.AttributesJson)
            .FirstOrDefaultAsync(cancellationToken);
        if (attributes is not null && From(attributes) is { } told)
        {
            (row.SolutionNoteId, row.Resolution) = (told.NoteId, told.SolvedBy ?? row.Resolution);
        }
    }

    private static ReportedSolution? From(string attributesJson)
    {
        var attributes = JsonSerializer.Deserialize<Dictionary<string, string>>(attributesJson) ?? [];
        return Guid.TryParse(attributes.GetValueOrDefault(CaseEvents.NoteAttribute), out var note)
            ? new(note, attributes.GetValueOrDefault(SolvedByAttribute))
            : null;
    }
}
