using System.Globalization;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.CaseTypes.UseCases;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>
/// Adds a case type, once it is stated what its suggestions are for (<see cref="UseCaseAnswers"/>): from a template with its workflow and
/// actions, or following a published workflow. While the tenant is being set up (<see cref="TenantHistory"/>) it is added at once; later it
/// waits for a second person, as its changes do.
/// </summary>
public sealed class AddCaseType(OperationScopeFactory scopes, NewCaseTypes newTypes, GovernedChanges changes, GovernedCaseType part)
{
    internal const string Name = "create.case_type";

    public async Task<Result<AddedCaseType>> RunAsync(Actor actor, NewCaseType request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var wanted = request with { Key = request.Key.Trim(), Title = request.Title.Trim() };
        if (ProblemOf(wanted) is { } wrong)
        {
            return Error.Invalid(wrong);
        }

        return await TenantHistory.IsEmptyAsync(scope.Db, cancellationToken)
            ? await AddAtOnceAsync(scope, wanted, cancellationToken)
            : await SendAsync(scope, wanted, cancellationToken);
    }

    private static string? ProblemOf(NewCaseType wanted) =>
        FieldRules.WrongKey(wanted.Key)
        ?? FieldRules.Missing(wanted.Title, GovernedCaseType.LongestName, Texts.CaseTypeNeedsAName)
        ?? wanted.Answers.Problem;

    private async Task<Result<AddedCaseType>> AddAtOnceAsync(OperationScope scope, NewCaseType wanted, CancellationToken cancellationToken)
    {
        await using var transaction = await TenantDb.BeginInTurnAsync(scope.Db, cancellationToken);
        var added = await newTypes.WriteAsync(scope, wanted, Language, origin: null, cancellationToken);
        if (added.IsOk)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return added;
    }

    // the second person reads and publishes it like a change of a type that is there; somebody who is alone puts it into force
    private async Task<Result<AddedCaseType>> SendAsync(OperationScope scope, NewCaseType wanted, CancellationToken cancellationToken)
    {
        if (await NewCaseTypes.FindProblemAsync(scope, wanted, cancellationToken) is { } problem)
        {
            return problem;
        }

        GovernedEdit<CaseTypeRules> edit = new(wanted.Key, Seen: 0, wanted.Why, _ => CaseTypeRules.Of(wanted, Language));
        var sent = await changes.SaveAsync(scope, part, edit, cancellationToken);
        return sent.IsOk ? new AddedCaseType(wanted.Key, wanted.Title, 0, []) { Message = sent.Value } : sent.Error;
    }

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
}

/// <param name="Template">The template to start from; null when it follows an existing workflow.</param>
/// <param name="Workflow">Key of the existing workflow.</param>
public sealed record NewCaseType(string Key, string Title, string? Template, string? Workflow)
{
    /// <summary>What the suggestions are for.</summary>
    public UseCaseAnswers Answers { get; init; } = UseCaseAnswers.None;

    /// <summary>The calendar of the tenant by which time counts, or a preset; office hours, Monday to Friday, when none is named.</summary>
    public string? Calendar { get; init; }

    /// <summary>Why it is added; not needed while the tenant is being set up.</summary>
    public string Why { get; init; } = "";

    /// <summary>The workflow that its cases will follow: that of a template has the key of the type.</summary>
    internal string WorkflowKey => Template is null ? Workflow ?? "" : Key;

    /// <summary>The calendar that its cases will count by.</summary>
    internal string CalendarKey => Calendar ?? CalendarPresets.OfficeHours;
}

/// <param name="Actions">Number of actions added to the catalog.</param>
/// <param name="Waiting">Titles of steps whose action exists in the tenant but is not published.</param>
public sealed record AddedCaseType(string Key, string Title, int Actions, IReadOnlyList<string> Waiting)
{
    /// <summary>What became of it, if it took the way of two people: in force, or sent to a second person. Null when it was added at once.</summary>
    public string? Message { get; init; }

    /// <summary>What became of it, for its author.</summary>
    internal string Words =>
        Message
        ?? Texts.CaseTypeAdded.With(Title, Actions)
            + (Waiting.Count == 0 ? "" : " " + Texts.StepsWaitForTheirActions.With(string.Join(", ", Waiting)));
}
