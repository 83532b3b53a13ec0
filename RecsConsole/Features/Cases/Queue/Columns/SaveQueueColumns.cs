using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Cases.Queue.Columns;

/// <summary>Keeps which columns of the queue the actor wants to see, and in which order. It is a matter of their own screen and is not audited.</summary>
public sealed class SaveQueueColumns(OperationScopeFactory scopes)
{
    /// <returns>How many columns are chosen; null when the queue shows what it shows everybody.</returns>
    public async Task<Result<int?>> RunAsync(Actor actor, SaveQueueColumnsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, "save.columns", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        IReadOnlyList<string>? keys = request.Columns is { } chosen
            ? [.. chosen.Where(QueueColumns.Optional.Contains).Distinct().Select(QueueColumns.KeyOf)]
            : null;
        var saved = await SettingsOfPerson.ChangeAsync(scope, settings => settings with { QueueColumns = keys }, cancellationToken);
        return saved.IsOk ? keys?.Count : saved.Error;
    }
}

/// <param name="Columns">Those to show in their order; null: what everybody sees.</param>
public sealed record SaveQueueColumnsRequest(IReadOnlyList<QueueColumn>? Columns);
