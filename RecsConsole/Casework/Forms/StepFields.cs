using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Casework.Forms;

/// <summary>The submitted form of a step: validated against the catalog, and the people it names are notified.</summary>
public static class StepFields
{
    /// <summary>The input as stored, or what is wrong with it. Nothing more is stored about an erased customer.</summary>
    /// <param name="typed">By field key.</param>
    public static async Task<Result<List<FilledField>>> ReadAsync(
        OperationScope scope,
        CaseRow row,
        ActionRow action,
        IReadOnlyDictionary<string, string> typed,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(action);
        var fields = FormJson.ReadFields(action.FieldsJson);
        if (fields.Count == 0 || await ErasedSubjects.HasCustomerOfAsync(scope.Db, row, cancellationToken))
        {
            return new List<FilledField>();
        }

        if (FormCheck.Wrong(fields, typed).Values.FirstOrDefault() is { } wrong)
        {
            return Error.Invalid(wrong);
        }

        var filled = FormCheck.Fill(fields, typed).Select(each => OfCase(each, fields, row)).ToList();
        foreach (var person in filled.SelectMany(field => field.People()))
        {
            if (!await MayBeNotifiedAsync(scope, row, person, cancellationToken))
            {
                return Error.Invalid(CaseworkTexts.FieldPersonMayNotSee);
            }
        }

        return filled;
    }

    /// <summary>Notifies the people named in a form, in the transaction of the step.</summary>
    public static async Task NotifyAsync(
        ConsoleDbContext db,
        CaseRow row,
        ActionRow action,
        PerformedAction performed,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(performed);
        foreach (var person in performed.Fields.SelectMany(field => field.People()).Distinct())
        {
            await InboxPost.NotifyAsync(
                db,
                new(person, KeyOf(performed.EventKey), InboxKind.Informed, performed.At)
                {
                    CaseId = row.Id,
                    FromId = performed.PersonId,
                    Reference = action.Key,
                },
                cancellationToken
            );
        }
    }

    /// <summary>Withdraws unread notifications of a step.</summary>
    public static Task TakeBackAsync(ConsoleDbContext db, string eventKey, DateTimeOffset at, CancellationToken cancellationToken) =>
        InboxPost.TakeBackAsync(db, KeyOf(eventKey), at, cancellationToken);

    // names of people mean nothing to the system that has the case field
    private static FilledField OfCase(FilledField filled, IReadOnlyList<FormField> fields, CaseRow row)
    {
        var from = fields.First(field => string.Equals(field.Key, filled.Key, StringComparison.Ordinal)).From;
        if (from is null || filled.Kind == FormFieldKind.People)
        {
            return filled;
        }

        var own = JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson) ?? [];
        return filled with { From = from, Before = own.GetValueOrDefault(from) };
    }

    // a key of its own, so that a new assignee is also notified of the assignment by the same step
    private static string KeyOf(string eventKey) => eventKey + ":form";

    private static async Task<bool> MayBeNotifiedAsync(
        OperationScope scope,
        CaseRow row,
        Guid personId,
        CancellationToken cancellationToken
    ) =>
        await scope.Db.People.AnyAsync(person => person.Id == personId && person.IsActive, cancellationToken)
        && (await scope.ReadRightsOfAsync(personId, cancellationToken)).Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted;
}
