using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>
/// Receives responses to suggestions that another system collected, each as if it were sent on its own: a refused one does not block the
/// others.
/// </summary>
public sealed class ReceiveResponses(OperationScopeFactory scopes, RespondToSlate respond)
{
    private const string Name = "respond.slate";

    public Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<RespondToSlateRequest>> request,
        CancellationToken cancellationToken
    ) => RunAsync(actor, request, RowMemory.None, cancellationToken);

    /// <inheritdoc cref="RunAsync(Actor, IReadOnlyList{Numbered{RespondToSlateRequest}}, CancellationToken)" />
    internal async Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<RespondToSlateRequest>> request,
        RowMemory memory,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(memory);
        await using (var scope = await scopes.OpenAsync(actor, AccessOperation.Recommend, Name, cancellationToken))
        {
            if (scope.Refusal is { } refusal)
            {
                return refusal;
            }
        }

        List<ReceivedRow> rows = [];
        foreach (var each in request)
        {
            var row = memory.Earlier.GetValueOrDefault(each.Row) ?? await RespondAsync(actor, each, memory, cancellationToken);
            if (row.Fault is { Kind: ErrorKind.Unavailable } away)
            {
                return Error.Unavailable(away.Message); // must not be stored as the answer; a retry goes on behind the stored rows
            }

            rows.Add(row);
        }

        return rows;
    }

    private async Task<ReceivedRow> RespondAsync(
        Actor actor,
        Numbered<RespondToSlateRequest> each,
        RowMemory memory,
        CancellationToken cancellationToken
    )
    {
        var added = new ReceivedRow(each.Row, each.Value.ResponseId.ToString("D"), ReceivedAs.Added);
        var isNew = false;
        var request = each.Value with
        {
            Keep = (db, _) =>
            {
                isNew = true;
                memory.Keep(db, added);
            },
        };
        var result = await respond.RunAsync(actor, request, cancellationToken);
        return result.Error is { } error ? ReceivedRow.Refused(each.Row, name: null, new(error.Kind, Field: null, error.Message))
            : isNew ? added
            : added with { Status = ReceivedAs.Already };
    }
}
