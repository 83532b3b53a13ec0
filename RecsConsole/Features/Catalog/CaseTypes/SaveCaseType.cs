using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>
/// Sends a change of the name or the workflow of a case type, or of what is stated of its use, to a second person; refuses a workflow that
/// lacks a state of its open cases.
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

        GovernedEdit<CaseTypeRules> edit = new(
            request.Key,
            request.Revision,
            request.Why,
            before => new CaseTypeRules(request.Title.Trim(), request.Workflow, request.Answers?.For(request.Key) ?? before.Stated)
        );
        return await changes.SaveAsync(scope, part, edit, cancellationToken);
    }
}

/// <param name="Revision">Revision of the case type that the reader saw.</param>
public sealed record ChangedCaseType(string Key, string Title, string Workflow, long Revision)
{
    /// <summary>What the suggestions are for; null leaves what was stated.</summary>
    public UseCaseAnswers? Answers { get; init; }

    public string Why { get; init; } = "";
}
