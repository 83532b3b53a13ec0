using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.CaseTypes.UseCases;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>
/// Sends a change of the name, the workflow or the calendar of a case type, or of what is stated of its use, to a second person; refuses a
/// workflow that lacks a state of its open cases. With another calendar, their deadlines are computed anew once it is in force.
/// </summary>
public sealed class SaveCaseType(OperationScopeFactory scopes, GovernedChanges changes, GovernedCaseType part)
{
    internal const string Name = "edit.case_type";

    public async Task<Result<string>> RunAsync(Actor actor, ChangedCaseType request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (request.Answers?.Problem is { } missing)
        {
            return Error.Invalid(missing);
        }

        var row = await scope.Db.CaseTypes.AsNoTracking().FirstOrDefaultAsync(type => type.Key == request.Key, cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.CaseTypeNotFound);
        }

        if (await GovernedCaseType.FindProblemAsync(scope, row, request.Workflow, cancellationToken) is { } problem)
        {
            return problem;
        }

        var calendar = request.Calendar ?? row.CalendarKey;
        if (await GovernedCaseType.FindCalendarProblemAsync(scope.Db, calendar, cancellationToken) is { } unknown)
        {
            return unknown;
        }

        GovernedEdit<CaseTypeRules> edit = new(
            request.Key,
            request.Revision,
            request.Why,
            before => new CaseTypeRules(request.Title.Trim(), request.Workflow, request.Answers?.For(request.Key) ?? before.Stated)
            {
                Calendar = calendar,
            }
        );
        return await changes.SaveAsync(scope, part, edit, cancellationToken);
    }
}

/// <param name="Revision">Revision of the case type that the reader saw.</param>
public sealed record ChangedCaseType(string Key, string Title, string Workflow, long Revision)
{
    /// <summary>What the suggestions are for; null leaves what was stated.</summary>
    public UseCaseAnswers? Answers { get; init; }

    /// <summary>The calendar that its cases count by; null leaves it as it is.</summary>
    public string? Calendar { get; init; }

    public string Why { get; init; } = "";
}
