using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Workflows;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>
/// Changes the name or the workflow of a case type, or what is stated of its use; refuses a workflow that lacks a state of its open cases.
/// </summary>
public sealed class SaveCaseType(OperationScopeFactory scopes, StatedUseCases useCases, AuditTrail auditTrail)
{
    internal const string Name = "edit.case_type";
    private const int LongestName = 200;

    public async Task<Result<string>> RunAsync(Actor actor, ChangedCaseType request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (FieldRules.Missing(request.Title, LongestName, Texts.CaseTypeNeedsAName) is { } wrong)
        {
            return Error.Invalid(wrong);
        }

        if (request.Answers?.Problem is { } missing)
        {
            return Error.Invalid(missing);
        }

        await using var transaction = await TenantDb.BeginInTurnAsync(scope.Db, cancellationToken);
        var saved = await SaveAsync(scope, request, cancellationToken);
        if (saved.IsOk)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return saved;
    }

    private async Task<Result<string>> SaveAsync(OperationScope scope, ChangedCaseType request, CancellationToken cancellationToken)
    {
        var row = await scope.Db.CaseTypes.FirstOrDefaultAsync(type => type.Key == request.Key, cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.CaseTypeNotFound);
        }

        if (row.Revision != request.Revision)
        {
            return Error.Conflict(Texts.CaseTypeChangedMeanwhile);
        }

        if (
            !string.Equals(row.WorkflowKey, request.Workflow, StringComparison.Ordinal)
            && await FindProblemAsync(scope, row, request.Workflow, cancellationToken) is { } problem
        )
        {
            return problem;
        }

        var before = new NameAndWorkflow(row.Name, row.WorkflowKey);
        (row.Name, row.WorkflowKey, row.Revision) = (request.Title.Trim(), request.Workflow, row.Revision + 1);
        Note(scope, row, before);
        var isSaved = request.Answers is { } answers
            ? await useCases.TryWriteAsync(scope, answers.For(row.Key), row.Name, cancellationToken)
            : await scope.Db.TrySaveChangesAsync(cancellationToken);
        return isSaved ? row.Name : Error.Conflict(Texts.CaseTypeChangedMeanwhile);
    }

    private void Note(OperationScope scope, CaseTypeRow row, NameAndWorkflow before) =>
        CaseTypeAudit.Append(
            scope,
            auditTrail,
            Name,
            row.Key,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["name"] = row.Name,
                ["workflow"] = row.WorkflowKey,
                ["nameBefore"] = before.Name,
                ["workflowBefore"] = before.Workflow,
            }
        );

    private static async Task<Error?> FindProblemAsync(
        OperationScope scope,
        CaseTypeRow type,
        string workflow,
        CancellationToken cancellationToken
    )
    {
        var row = await scope.Db.Workflows.AsNoTracking().Published().FirstOrDefaultAsync(each => each.Key == workflow, cancellationToken);
        if (row is null)
        {
            return Error.Invalid(Texts.ChooseAWorkflow);
        }

        var choices = await WorkflowChoices.ReadOfTypeAsync(scope, type, cancellationToken);
        var against = WorkflowRules.AgainstCases(WorkflowContent.From(row), choices);
        return against.Count == 0 ? null : Error.Invalid(string.Join(' ', against));
    }

    private readonly record struct NameAndWorkflow(string Name, string Workflow);
}

/// <param name="Revision">Revision of the case type that the reader saw.</param>
public sealed record ChangedCaseType(string Key, string Title, string Workflow, long Revision)
{
    /// <summary>What the suggestions are for; null leaves what was stated.</summary>
    public UseCaseAnswers? Answers { get; init; }
}
