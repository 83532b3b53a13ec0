using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Snapshot.People;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>Sends a question to a suggested person: an event in the case's history, and an item in their inbox.</summary>
public static class ExpertContact
{
    public static async Task<Result<ResponseOutcome>> RecordAsync(
        ConsoleDbContext db,
        ResponseContext context,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(context);
        var personId = Guid.Parse(context.Request.ItemId!);
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(row => row.Id == personId && row.IsActive, cancellationToken);
        var found = await db.Cases.FirstOrDefaultAsync(row => row.Id == context.Decision.CaseId, cancellationToken);
        if (person is null || found is null)
        {
            return Error.Conflict(Texts.PersonUnavailable);
        }

        if (await ProblemOfAsync(db, context, person, found, cancellationToken) is { } problem)
        {
            return problem;
        }

        await AskAsync(db, context, found, personId, cancellationToken);
        return new ResponseOutcome(
            context.Request.ResponseId,
            Texts.PersonAsked.With(person.DisplayName),
            CaseMoved: true,
            IsPendingApproval: false,
            CanUndo: false
        );
    }

    /// <summary>The audit entry when a person is asked; null for any other response.</summary>
    public static AuditEvent? EventOf(ResponseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request is { Kind: ResponseKind.Accept, ItemKind: Engine.Vocabulary.SlateKind.Expert }
            ? new(
                "contact.expert",
                "person",
                context.Request.ItemId!,
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["case"] = context.Decision.CaseId.ToString("D"),
                    ["decision"] = context.Decision.Id.ToString("D"),
                }
            )
            : null;
    }

    private static async Task<Error?> ProblemOfAsync(
        ConsoleDbContext db,
        ResponseContext context,
        PersonRow person,
        CaseRow found,
        CancellationToken cancellationToken
    )
    {
        if (!context.Check.Decide(AccessOperation.WorkCase, AccessResources.Of(found)).Permitted)
        {
            return Error.Forbidden(Texts.WorkNotPermitted.With(found.Key));
        }

        if (!await MayBeRequestedAsync(db, context, person, found, cancellationToken))
        {
            return Error.Conflict(Texts.PersonMayNotSeeTheCase.With(person.DisplayName));
        }

        if (!await Members.IsAsync(db, person.Id, cancellationToken))
        {
            return Error.Conflict(Texts.PersonHasNoAccount.With(person.DisplayName));
        }

        if (await ErasedSubjects.HasCustomerOfAsync(db, found, cancellationToken))
        {
            return ErasedSubjects.NothingIsWritten;
        }

        // other cases may have used up the person's daily limit meanwhile
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var asked = await ExpertRequestCounts.CountAsync(db, person.Id, context.At - ExpertRequestCounts.Day, cancellationToken);
        return asked >= settings.Part.DailyAsks ? Error.Conflict(Texts.AskedTooOften.With(person.DisplayName)) : null;
    }

    // The slate was screened when it was made; since then the person may have lost access or got a conflict of interest.
    private static async Task<bool> MayBeRequestedAsync(
        ConsoleDbContext db,
        ResponseContext context,
        PersonRow person,
        CaseRow found,
        CancellationToken cancellationToken
    ) =>
        context.Check.For(SubjectReader.Of(person)).Decide(AccessOperation.ViewCase, AccessResources.Of(found)).Permitted
        && !await Questions.IsInConflictAsync(db, found, person.Id, cancellationToken);

    // the note has the response's id, so a retry is the same question
    private static Task AskAsync(
        ConsoleDbContext db,
        ResponseContext context,
        CaseRow found,
        Guid personId,
        CancellationToken cancellationToken
    ) =>
        Questions.AskAsync(
            db,
            found,
            new(context.Request.ResponseId, found.Id, context.Actor.PersonId, personId, context.Request.Note!.Trim(), context.At),
            CaseSteps.EventKeyOf(context.Request.ResponseId),
            context.Decision.Id,
            cancellationToken
        );
}
