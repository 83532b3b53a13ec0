using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Recommendations.Responses.Solving;

/// <summary>
/// The person who solves a case states how: the next person with such a case reads it, and the recommender learns from it.
/// </summary>
internal static class SolutionNote
{
    /// <summary>Adds the note; returns null for a step that records no solution.</summary>
    public static async Task<Result<ReportedSolution?>> AddAsync(
        ConsoleDbContext db,
        ResponseContext context,
        CaseRow row,
        ActionRow action,
        StepTransition step,
        CancellationToken cancellationToken
    )
    {
        if (!step.Machine.Solves(row.Status, action.Key) && context.Request.Solution?.Document is not null)
        {
            return Error.Invalid(Texts.StepBringsNoSolution.With(action.Title));
        }

        if (!step.Machine.Solves(row.Status, action.Key) || await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken))
        {
            return (ReportedSolution?)null; // nothing more may be written about an erased customer
        }

        var told = context.Request.Solution;
        var text = told?.Text.Trim() ?? "";
        if (text.Length == 0)
        {
            return Error.Invalid(Texts.SolutionMissing.With(action.Title));
        }

        if (told!.SolvedBy is { } solving && !await WasDoneAsync(db, row, solving, cancellationToken))
        {
            return Error.Invalid(Texts.SolutionWasNotDone);
        }

        var noteId = context.Request.ResponseId; // a retry writes the same note
        CaseNotes.Add(db, row, noteId, context.Actor.PersonId, text, context.At);
        return new ReportedSolution(noteId, told.SolvedBy) { Document = told.Document?.Key, DocumentVersion = told.Document?.Version };
    }

    private static Task<bool> WasDoneAsync(ConsoleDbContext db, CaseRow row, string action, CancellationToken cancellationToken) =>
        db.CaseEvents.AnyAsync(
            each => each.CaseId == row.Id && each.Kind == CaseEventKind.Action && each.Activity == action,
            cancellationToken
        );
}
