using RecsConsole.Access;
using RecsConsole.Features.Decisions.Trace;
using RecsConsole.Platform;

namespace RecsConsole.Features.Decisions.WhyNot;

/// <summary>Finds items for a "why not?" question: only those the viewer may know about are listed.</summary>
public sealed class FindAskableItems(OperationScopeFactory scopes, TraceAccess access, AskableItems items)
{
    private const int MaxCharacters = 100;

    public async Task<Result<IReadOnlyList<AskableItem>>> RunAsync(
        Actor actor,
        FindAskableItemsRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var entry = await access.EnterAsync(scope, request.DecisionId.ToString("D"), AskWhyNot.Name, cancellationToken);
        if (entry is null)
        {
            return TraceAccess.NotThere;
        }

        var text = request.Text.Trim();
        List<AskableItem> found = text.Length is 0 or > MaxCharacters
            ? []
            : [.. await items.FindAsync(db, actor, entry.Check, text, cancellationToken)];
        return found;
    }
}

/// <param name="Text">Words of a title, a name or a key.</param>
public sealed record FindAskableItemsRequest(Guid DecisionId, string Text);
