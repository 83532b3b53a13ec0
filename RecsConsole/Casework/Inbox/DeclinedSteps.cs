using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Casework.Inbox;

/// <summary>
/// A step that a policy requires and that somebody decided not to take: the case's history says so, and whoever answers for the case is
/// notified.
/// </summary>
public static class DeclinedSteps
{
    private const string StepAttribute = "step";

    /// <summary>Key of the event and of the notifications.</summary>
    public static string KeyOf(Guid responseId) => "declined:" + responseId.ToString("D");

    /// <summary>The action in an event about a required step; null in any other event.</summary>
    public static string? StepIn(CaseEventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return IsDeclined(row) || IsBack(row) ? CaseEvents.AttributesOf(row).GetValueOrDefault(StepAttribute) : null;
    }

    /// <summary>The event says that a required step is not taken.</summary>
    public static bool IsDeclined(CaseEventRow row) =>
        string.Equals(row?.Activity, CaseActivities.RequiredDeclined, StringComparison.Ordinal);

    private static bool IsBack(CaseEventRow row) => string.Equals(row.Activity, CaseActivities.RequiredBack, StringComparison.Ordinal);

    /// <summary>Adds the event, the note with the reason and the notifications; the caller saves them with the response.</summary>
    public static async Task AddAsync(OperationScope scope, CaseRow row, DeclinedStep declined, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(declined);
        var (db, key) = (scope.Db, KeyOf(declined.ResponseId));
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal) { [StepAttribute] = declined.Action };
        if (!await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken)) // no text about erased customers
        {
            CaseNotes.Add(db, row, declined.ResponseId, declined.ById, declined.Why, declined.At); // a retry writes the same note
            attributes[CaseEvents.NoteAttribute] = declined.ResponseId.ToString("D");
        }

        Append(db, row, declined, key, CaseActivities.RequiredDeclined, attributes);
        foreach (var person in await AnsweringAsync(scope, row, cancellationToken))
        {
            await InboxPost.NotifyAsync(
                db,
                new(person, key, InboxKind.RequiredDeclined, declined.At)
                {
                    CaseId = row.Id,
                    FromId = declined.ById,
                    Reference = declined.Action,
                    Text = declined.Why,
                },
                cancellationToken
            );
        }
    }

    /// <summary>The dismissal was undone: the history says so too, and unread notifications are withdrawn.</summary>
    public static async Task TakeBackAsync(ConsoleDbContext db, CaseRow row, DeclinedStep declined, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(declined);
        var key = KeyOf(declined.ResponseId);
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal) { [StepAttribute] = declined.Action };
        Append(db, row, declined, key + ":back", CaseActivities.RequiredBack, attributes);
        await InboxPost.TakeBackAsync(db, key, declined.At, cancellationToken);
    }

    private static void Append(
        ConsoleDbContext db,
        CaseRow row,
        DeclinedStep declined,
        string key,
        string activity,
        SortedDictionary<string, string> attributes
    ) =>
        CaseEvents.Append(
            db,
            row,
            new(key, activity, CaseEventKind.System, declined.ById, declined.At)
            {
                AttributesJson = JsonSerializer.Serialize(attributes),
                IsNoNews = true,
            }
        );

    // The assignee, and the supervisors of the team. A case without a team, or whose team has none, is for any supervisor.
    private static async Task<IReadOnlyList<Guid>> AnsweringAsync(OperationScope scope, CaseRow row, CancellationToken cancellationToken)
    {
        // roles are a list in one column, which databases compare differently
        var people = await scope.Db.People.AsNoTracking().Where(person => person.IsActive).ToListAsync(cancellationToken);
        var supervisors = people.FindAll(person => person.Roles.Contains(ConsoleRole.Supervisor));
        var leads = supervisors.FindAll(person => row.TeamKey is not { } team || person.Teams.Contains(team));
        var asked = (leads.Count > 0 ? leads : supervisors).Select(person => person.Id);
        List<Guid> permitted = [];
        foreach (var person in (row.AssigneeId is { } assignee ? asked.Prepend(assignee) : asked).Distinct())
        {
            var rights = await scope.ReadRightsOfAsync(person, cancellationToken);
            if (rights.Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted)
            {
                permitted.Add(person);
            }
        }

        return permitted;
    }
}

/// <summary>A required step that is not taken, or is back in the list.</summary>
/// <param name="ResponseId">The dismissal.</param>
/// <param name="Why">In the words of the person who dismissed it.</param>
public sealed record DeclinedStep(Guid ResponseId, string Action, Guid ById, string Why, DateTimeOffset At);
