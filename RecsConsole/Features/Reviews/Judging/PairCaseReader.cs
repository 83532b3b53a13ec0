using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Reviews.Judging;

/// <summary>Reads the case beside a pair, up to the last event that the systems knew; the caller has checked the permission.</summary>
internal static class PairCaseReader
{
    private const int LastSteps = 6;

    public static async Task<PairCase?> ReadAsync(ConsoleDbContext db, Guid caseId, StudyLabels labels, CancellationToken cancellationToken)
    {
        var row = await db.Cases.AsNoTracking().FirstOrDefaultAsync(found => found.Id == caseId, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var tier = await db
            .Accounts.Where(account => account.Key == row.AccountKey)
            .Select(account => account.Tier)
            .FirstOrDefaultAsync(cancellationToken);
        var known = db.CaseEvents.AsNoTracking().Where(each => each.CaseId == caseId && each.Ordinal <= labels.LastOrdinal);
        return new(
            row.Id,
            row.Title,
            row.Description,
            StateLabels.Of(labels.State),
            row.Priority,
            tier,
            row.IssueType,
            row.Product,
            row.Region,
            await known.CountAsync(each => each.Kind == CaseEventKind.Note, cancellationToken),
            await known.CountAsync(cancellationToken),
            await ReadStepsAsync(db, caseId, known, cancellationToken)
        );
    }

    private static async Task<IReadOnlyList<PairStep>> ReadStepsAsync(
        ConsoleDbContext db,
        Guid caseId,
        IQueryable<CaseEventRow> known,
        CancellationToken cancellationToken
    )
    {
        var rows = await known.OrderByDescending(row => row.Ordinal).Take(LastSteps).ToListAsync(cancellationToken);
        var people = rows.Select(row => row.ActorId).OfType<Guid>().Distinct().ToList();
        var names = await PeopleNames.ReadAsync(db, people, cancellationToken);
        var keys = rows.Select(row => row.Activity);
        var titles = await ActionTitles.ReadAsync(db, keys, cancellationToken);
        var from = rows.Select(row => row.At).DefaultIfEmpty().Min();
        var notes = await db.Notes.AsNoTracking().Where(note => note.CaseId == caseId && note.At >= from).ToListAsync(cancellationToken);
        return [.. rows.Select(row => ToStep(row, names, titles, notes))];
    }

    private static PairStep ToStep(
        CaseEventRow row,
        Dictionary<Guid, string> names,
        Dictionary<string, string> titles,
        List<NoteRow> notes
    ) =>
        new(
            row.Ordinal,
            row.At,
            row.ActorId is { } id ? names.GetValueOrDefault(id) : null,
            titles.GetValueOrDefault(row.Activity) ?? Happenings.Words(row.Activity),
            row.Kind is CaseEventKind.Note ? NoteOf(row, notes)?.Text : null,
            row.ToState is { } to && !string.Equals(to, row.FromState, StringComparison.Ordinal) ? StateLabels.Of(to) : null
        );

    // An imported note has no id in its event, so author and time identify it.
    private static NoteRow? NoteOf(CaseEventRow row, List<NoteRow> notes)
    {
        var attributes = JsonSerializer.Deserialize<Dictionary<string, string>>(row.AttributesJson) ?? [];
        return Guid.TryParse(attributes.GetValueOrDefault(CaseEvents.NoteAttribute), out var id)
            ? notes.Find(note => note.Id == id)
            : notes.Find(note => note.At == row.At && note.AuthorId == row.ActorId);
    }
}
