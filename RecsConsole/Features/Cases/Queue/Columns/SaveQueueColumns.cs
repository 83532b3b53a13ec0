using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Cases.Queue.Columns;

/// <summary>
/// Saves which columns of the queue the actor sees, and in which order. A personal display setting, so it is not audited.
/// </summary>
public sealed class SaveQueueColumns(OperationScopeFactory scopes)
{
    /// <returns>Number of chosen columns; null when the queue shows the default ones.</returns>
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

/// <param name="Columns">Keys of the columns to show, in order; null: the default columns.</param>
public sealed record SaveQueueColumnsRequest(IReadOnlyList<QueueColumn>? Columns);
